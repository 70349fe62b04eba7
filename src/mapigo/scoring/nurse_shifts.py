"""The load of every nurse in every shift that she or he works."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mapigo.scoring.occupancy import Occupancy

__all__ = ["WorkedShift", "worked_shifts"]


@dataclass(frozen=True, slots=True)
class WorkedShift:
    """A nurse's shift: the workload of all persons in the nurse's rooms."""

    nurse: str
    day: int
    shift_index: int
    load: int
    max_load: int
    rooms: tuple[str, ...]

    @property
    def overload(self) -> int:
        """Load above the maximum."""
        return max(0, self.load - self.max_load)


def worked_shifts(occupancy: Occupancy) -> tuple[WorkedShift, ...]:
    """Return all shifts that nurses work, by nurse in the centre's order."""
    loads = _room_loads(occupancy)
    shifts = []
    for (nurse, day, shift_index), max_load in occupancy.max_load.items():
        rooms = tuple(occupancy.rooms_of_nurse.get((nurse, day, shift_index), []))
        load = sum(loads[room, day, shift_index] for room in rooms)
        shifts.append(WorkedShift(nurse, day, shift_index, load, max_load, rooms))
    return tuple(shifts)


def _room_loads(occupancy: Occupancy) -> Counter[tuple[str, int, int]]:
    loads: Counter[tuple[str, int, int]] = Counter()
    for (room, day), people in occupancy.persons.items():
        for shift_index, shift in occupancy.shifts_of(day):
            loads[room, day, shift_index] = sum(p.workload(shift) for p in people)
    return loads
