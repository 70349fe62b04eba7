"""H7, room capacity (RoomCapacity).

For each room and day: the persons present above the open beds. Occupants are counted;
closed beds are not open. A patient booked without a room has no bed at all: each ward
day of the stay inside the horizon counts 1.

Example: three persons in a room of three beds, one of them closed, count 1.
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
    """Yield a charge for each crowded room and day, and each patient without a room."""
    for (room_id, day), persons in occupancy.persons.items():
        amount = len(persons) - occupancy.rooms[room_id].open_beds(day)
        if amount > 0:
            ids = tuple(person.id for person in persons)
            yield Charge("H7", amount, ids, f"room {room_id}", day)
    yield from _without_a_room(problem, plan, occupancy)


def _without_a_room(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    for booking in plan.bookings:
        if not booking.room:
            offsets = occupancy.entry_of(booking).pathway.ward_offsets
            days = [booking.admission_day + offset for offset in offsets]
            amount = sum(0 <= day < problem.centre.calendar.n_days for day in days)
            if amount:
                yield Charge("H7", amount, (booking.patient,), day=days[0])
