"""H1, one sex per room (RoomGenderMix).

For each room and day: the persons present who are not of the most frequent sex, which
for two sexes is the smaller of the two numbers. Occupants are counted.

Example: two women and one man in room R1 on day 3 count 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges"]


def charges(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    """Yield a charge for each room and day with persons of more than one sex."""
    for (room_id, day), persons in occupancy.persons.items():
        by_sex = Counter(person.sex for person in persons)
        amount = len(persons) - max(by_sex.values())
        if amount:
            ids = tuple(person.id for person in persons)
            yield Charge("H1", amount, ids, f"room {room_id}", day)
