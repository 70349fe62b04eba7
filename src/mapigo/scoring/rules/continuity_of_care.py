"""S3, continuity of care (ContinuityOfCare).

For each admitted patient and each occupant: the number of different nurses over the
ward shifts of the stay inside the horizon. A shift without a nurse adds none; where
several nurses have the room, the last one counts.

Example: a stay of two days looked after by N1, N2, N3, N1, N2, N4 counts 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges"]


def charges(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    """Yield a charge for each person looked after by nurses."""
    nurses_of: defaultdict[str, set[str]] = defaultdict(set)
    for (room_id, day), persons in occupancy.persons.items():
        nurses = _room_nurses(occupancy, room_id, day)
        for person in persons:
            nurses_of[person.id] |= nurses
    for person_id, nurses in nurses_of.items():
        if nurses:
            yield Charge("S3", len(nurses), (person_id,))


def _room_nurses(occupancy: Occupancy, room_id: str, day: int) -> set[str]:
    nurses = (
        occupancy.room_nurse(room_id, day, k) for k, _ in occupancy.shifts_of(day)
    )
    return {nurse_id for nurse_id in nurses if nurse_id is not None}
