"""What a stay adds where stays run long (S11) and where arrivals crowd (S13)."""

from __future__ import annotations

from functools import cached_property

from mapigo.domain import WaitingListEntry
from mapigo.scoring import Occupancy
from mapigo.scoring.placing import arrival_offsets
from mapigo.scoring.unit_loads import unit_days, unit_of_room

__all__ = ["FlowPrice"]


class FlowPrice:
    """Prices for a patient who has no booking in the plan behind ``occupancy``."""

    def __init__(self, occupancy: Occupancy, entry: WaitingListEntry) -> None:
        self.occupancy = occupancy
        self.entry = entry

    def of_room(self, room: str, day: int) -> int:
        """Return the price of the beds that may lack, for an admission day (S11)."""
        problem = self.occupancy.problem
        weight = problem.policy.weight("S11")
        if not weight:
            return 0
        unit = self._units[room] if room else ""
        loads, n_days = self.occupancy.unit_loads, problem.centre.calendar.n_days
        return weight * sum(
            int((present & loads.is_full(unit_day)).sum())
            for _, unit_day, present in unit_days(self.entry, day, unit, n_days)
        )

    def of_day(self, day: int) -> int:
        """Return the price of reaching pools on an admission day (S13)."""
        problem, arrivals = self.occupancy.problem, self.occupancy.pool_arrivals
        even, n_days = problem.policy.even_arrivals, problem.centre.calendar.n_days
        n_uneven = sum(
            len(arrivals.get((pool, day + offset), ())) >= even[pool]
            for pool, offset in arrival_offsets(self.entry.pathway)
            if pool in even and day + offset < n_days
        )
        return problem.policy.weight("S13") * n_uneven

    @cached_property
    def _units(self) -> dict[str, str]:
        return unit_of_room(self.occupancy.problem)
