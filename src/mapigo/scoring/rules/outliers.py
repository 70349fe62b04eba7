"""S12, patients outside their own ward.

Counts the bed-days, inside the horizon, of patients in a room of another ward than
their own. Patients without a ward of their own and rooms without a ward never count,
nor do occupants.

Example: a cardiology patient with three bed-days in a room of the surgical ward: 3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem, Room, WaitingListEntry
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges", "is_outlier"]


def charges(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    """Yield a charge for each patient with bed-days in another ward."""
    bed_days: Counter[tuple[str, str]] = Counter()
    for (room_id, _), persons in occupancy.persons.items():
        for person in persons:
            entry = person.entry_or_occupant
            if isinstance(entry, WaitingListEntry) and is_outlier(
                entry, occupancy.rooms[room_id]
            ):
                bed_days[person.id, room_id] += 1
    for (patient, room_id), amount in bed_days.items():
        yield Charge("S12", amount, (patient,), f"room {room_id}")


def is_outlier(entry: WaitingListEntry, room: Room) -> bool:
    """Whether a room belongs to another ward than the patient's own."""
    return bool(entry.ward and room.ward) and entry.ward != room.ward
