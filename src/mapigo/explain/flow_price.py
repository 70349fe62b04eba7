"""What a stay adds where stays run long (S11) and where arrivals crowd (S13)."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import WARD, WaitingListEntry
from mapigo.scoring import Occupancy
from mapigo.scoring.placing import arrival_offsets
from mapigo.scoring.scenarios import bed_days
from mapigo.scoring.unit_loads import unit_of_room

__all__ = ["FlowPrice"]

BedDays = list[tuple[str, int, NDArray[np.bool_]]]


class FlowPrice:
    """Prices for a patient who has no booking in the plan behind ``occupancy``."""

    def __init__(self, occupancy: Occupancy, entry: WaitingListEntry) -> None:
        self.occupancy = occupancy
        self.entry = entry
        self._of_unit: dict[tuple[str, int], int] = {}

    def of_room(self, room: str, day: int) -> int:
        """Return the price of the ward beds that may lack, for an admission day (S11).

        All rooms of a ward have the same.
        """
        if not room or not self._ward_days:
            return 0
        key = (self._units[room], day)
        if key not in self._of_unit:
            self._of_unit[key] = self._overflow(self._ward_days, day, key[0])
        return self._of_unit[key]

    def of_day(self, day: int) -> int:
        """Return the price of the pools, for an admission day (S11, S13)."""
        return self._overflow(self._pool_days, day) + self._of_arrivals(day)

    def _overflow(self, days: BedDays, day: int, ward: str = "") -> int:
        loads = self.occupancy.unit_loads
        n_days = self.occupancy.problem.centre.calendar.n_days
        short = 0
        for place, offset, present in days:
            if day + offset < n_days:
                is_full = loads.is_full((ward or f"pool {place}", day + offset))
                short += int(np.count_nonzero(present & is_full))
        return self.occupancy.problem.policy.weight("S11") * short

    def _of_arrivals(self, day: int) -> int:
        problem = self.occupancy.problem
        even, n_days = problem.policy.even_arrivals, problem.centre.calendar.n_days
        if not even:
            return 0
        arrivals = self.occupancy.pool_arrivals
        n_uneven = sum(
            len(arrivals.get((pool, day + offset), ())) >= even[pool]
            for pool, offset in arrival_offsets(self.entry.pathway)
            if pool in even and day + offset < n_days
        )
        return problem.policy.weight("S13") * n_uneven

    @cached_property
    def _units(self) -> dict[str, str]:
        return unit_of_room(self.occupancy.problem)

    @cached_property
    def _ward_days(self) -> BedDays:
        if not self.entry.pathway.ward_offsets:
            return []
        return [one for one in self._bed_days if one[0] == WARD]

    @cached_property
    def _pool_days(self) -> BedDays:
        return [one for one in self._bed_days if one[0] != WARD]

    @cached_property
    def _bed_days(self) -> BedDays:
        has_price = self.occupancy.problem.policy.weight("S11")
        return list(bed_days(self.entry)) if has_price else []
