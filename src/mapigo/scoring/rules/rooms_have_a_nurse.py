"""H9, every occupied room has a nurse in every shift (UncoveredRoom).

Counts 1 for each room and shift with at least one person and no nurse. A centre without
any nurse plans without them: nothing is counted.

Example: an occupied room without a nurse for the late and the night shift counts 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges"]


def charges(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    """Yield a charge for each occupied room and day with shifts without a nurse."""
    if not problem.centre.nurses:
        return
    for (room_id, day), persons in occupancy.persons.items():
        amount = sum(
            (room_id, day, shift_index) not in occupancy.nurses
            for shift_index, _ in occupancy.shifts_of(day)
        )
        if amount:
            ids = tuple(person.id for person in persons)
            yield Charge("H9", amount, ids, f"room {room_id}", day)
