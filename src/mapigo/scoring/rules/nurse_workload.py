"""S4, nurse load above the maximum (ExcessiveNurseWorkload).

For each nurse and working shift: the workload of all persons in all rooms given to the
nurse, above the nurse's maximum load in that shift. Where several nurses have a room,
each carries its load. Shifts that the nurse does not work count under rule H8 alone.

Example: rooms with a load of 7 and 6 for a nurse with a maximum of 10 count 3.
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
    """Yield a charge for each nurse and shift with too much load."""
    per_day = problem.centre.calendar.shifts_per_day
    for (nurse_id, day, shift_index), rooms in occupancy.rooms_of_nurse.items():
        max_load = occupancy.max_load.get((nurse_id, day, shift_index))
        if max_load is None:
            continue
        persons = _persons_in(occupancy, rooms, day)
        shift = day * per_day + shift_index
        amount = sum(person.workload(shift) for person in persons) - max_load
        if amount > 0:
            ids = tuple(person.id for person in persons)
            yield Charge("S4", amount, ids, f"nurse {nurse_id}", day)


def _persons_in(occupancy: Occupancy, rooms: list[str], day: int) -> list[Person]:
    return [
        person
        for room_id in rooms
        for person in occupancy.persons.get((room_id, day), [])
    ]
