"""S1, age groups mixed in a room (RoomAgeMix).

For each room and day with persons: the distance in the centre's list of age groups
between the youngest and the oldest present. Occupants are counted.

Example: an infant (group 0) and an elderly person (group 2) in one room count 2 a day.
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
    """Yield a charge for each room and day with more than one age group."""
    position = {group: k for k, group in enumerate(problem.centre.age_groups)}
    for (room_id, day), persons in occupancy.persons.items():
        groups = [position[person.age_group] for person in persons]
        amount = max(groups) - min(groups)
        if amount:
            ids = tuple(person.id for person in persons)
            yield Charge("S1", amount, ids, f"room {room_id}", day)
