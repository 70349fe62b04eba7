"""Nurses on duty and the load that a plan gives them."""

from __future__ import annotations

from functools import cached_property

from mapigo.scoring import Occupancy

__all__ = ["NurseLoads"]

ShiftKey = tuple[str, int, int]


class NurseLoads:
    """The nurses of a plan, shift by shift; each load is worked out once."""

    def __init__(self, occupancy: Occupancy) -> None:
        self.occupancy = occupancy
        self._load: dict[ShiftKey, int] = {}

    def on_duty(self, day: int, shift_index: int) -> list[str]:
        """Return the nurses who work in a shift, in the centre's order."""
        return self._on_duty.get((day, shift_index), [])

    def excess(self, nurse: str, day: int, shift_index: int, workload: int) -> int:
        """Return by how much more a nurse is overloaded with an added workload.

        Rule S4: nothing for a nurse who does not work in the shift.
        """
        max_load = self.occupancy.max_load.get((nurse, day, shift_index))
        if max_load is None:
            return 0
        load = self.load(nurse, day, shift_index)
        return max(0, load + workload - max_load) - max(0, load - max_load)

    def load(self, nurse: str, day: int, shift_index: int) -> int:
        """Return the workload of all persons in a nurse's rooms in a shift."""
        key = (nurse, day, shift_index)
        if key not in self._load:
            self._load[key] = self._sum_of_workloads(key)
        return self._load[key]

    def _sum_of_workloads(self, key: ShiftKey) -> int:
        _, day, shift_index = key
        shift = day * self.occupancy.problem.centre.calendar.shifts_per_day
        return sum(
            person.workload(shift + shift_index)
            for room_id in self.occupancy.rooms_of_nurse.get(key, [])
            for person in self.occupancy.persons.get((room_id, day), [])
        )

    @cached_property
    def _on_duty(self) -> dict[tuple[int, int], list[str]]:
        nurses: dict[tuple[int, int], list[str]] = {}
        for nurse, day, shift_index in self.occupancy.max_load:
            nurses.setdefault((day, shift_index), []).append(nurse)
        return nurses
