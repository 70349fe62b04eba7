"""H2, the room suits the patient (PatientRoomCompatibility).

Counts 1 for each patient booked into a room that is incompatible, lacks equipment that
is needed, or has no isolation where it is needed. Patients whose pathway has no ward
day count nothing; a patient without a room counts under H7.

Example: a patient who needs telemetry in a room without it counts 1.
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
    """Yield a charge for each patient in a room that does not suit."""
    for booking in plan.bookings:
        entry = occupancy.entry_of(booking)
        if not booking.room or not entry.pathway.ward_offsets:
            continue
        if not problem.room_suits(entry, occupancy.rooms[booking.room]):
            day, room = booking.admission_day, f"room {booking.room}"
            yield Charge("H2", 1, (entry.id,), room, day)
