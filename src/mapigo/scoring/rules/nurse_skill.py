"""S2, nurse below the required skill (RoomSkillLevel).

For each person and shift in a ward bed: the levels by which the room's nurse falls
short of the skill that the person requires. Requirements are counted from admission,
those of occupants from the first shift of day 0. A room without a nurse counts nothing
here (rule H9 counts it); where several nurses have the room, the last one counts.

Example: a nurse of level 1 with a patient who requires level 3 counts 2 for the shift.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy, Person
from mapigo.scoring.score import Charge

__all__ = ["charges"]


def charges(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    """Yield a charge for each person and day with a nurse of too low a level."""
    for (room_id, day), persons in occupancy.persons.items():
        levels = _nurse_levels(occupancy, room_id, day)
        for person in persons:
            amount = _levels_short(person, levels)
            if amount:
                yield Charge("S2", amount, (person.id,), f"room {room_id}", day)


def _nurse_levels(
    occupancy: Occupancy, room_id: str, day: int
) -> list[tuple[int, int]]:
    """Return (shift, level of the room's nurse) of a day's shifts with a nurse."""
    levels = []
    for shift_index, shift in occupancy.shifts_of(day):
        nurse_id = occupancy.room_nurse(room_id, day, shift_index)
        if nurse_id is not None:
            levels.append((shift, occupancy.skill_level[nurse_id]))
    return levels


def _levels_short(person: Person, levels: list[tuple[int, int]]) -> int:
    return sum(max(0, person.required_skill(shift) - level) for shift, level in levels)
