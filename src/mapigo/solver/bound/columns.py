"""Columns of the admission model: what they cost, their range, and what they stand for.

First come the stays of entries (entry and allowed day), then one column for each entry
that is not admitted; further ones are appended by those who write rows.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds

from mapigo.domain import PlanningProblem
from mapigo.solver.eligibility import suitable_rooms
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.kernels.least_care import Stays
from mapigo.solver.published import must_be_admitted

__all__ = ["Columns", "Indices"]

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]


class Columns:
    """All columns; the first ``n_stays`` are stays, with a few facts on each."""

    def __init__(
        self, problem: PlanningProblem, instance: Instance, stays: Stays
    ) -> None:
        self.instance = instance
        self.n_stays = int(instance.day_start[-1])
        self.entry = stays.person[: self.n_stays].astype(np.int64)
        self.day = stays.day[: self.n_stays].astype(np.int64)
        self.operation_day = self.day + instance.operation_offset[self.entry]
        self.minutes = instance.minutes[self.entry].astype(np.int64)
        self._cost: list[Floats] = []
        self._most: list[Floats] = []
        self._whole: list[Floats] = []
        self._n = 0
        has_room = self._has_room(problem)
        self.append(instance.day_cost[self.entry, self.day], has_room)
        mandatory = np.array(must_be_admitted(problem), bool)
        waiting = np.where(mandatory, 0, instance.day_cost[:, -1])
        self.out = self.append(waiting, ~mandatory)

    def _has_room(self, problem: PlanningProblem) -> NDArray[np.bool_]:
        """Whether a room suits the patient, or none is needed within the horizon."""
        suits = [bool(suitable_rooms(problem, who)) for who in problem.waiting_list]
        first_day = [
            min(who.pathway.ward_offsets, default=self.instance.n_days)
            for who in problem.waiting_list
        ]
        first_ward_day = self.day + np.array(first_day, dtype=np.int64)[self.entry]
        return np.array(suits, dtype=bool)[self.entry] | (
            first_ward_day >= self.instance.n_days
        )

    def append(self, cost: object, most: object, *, whole: bool = True) -> Indices:
        """Add columns from 0 to ``most``; return their numbers."""
        costs, mosts = np.broadcast_arrays(
            np.atleast_1d(np.asarray(cost, dtype=np.float64)),
            np.asarray(most, dtype=np.float64),
        )
        self._cost.append(costs)
        self._most.append(mosts)
        self._whole.append(np.full(costs.size, float(whole)))
        first, self._n = self._n, self._n + costs.size
        return np.arange(first, self._n)

    def __len__(self) -> int:
        return self._n

    @property
    def cost(self) -> Floats:
        """What one unit of each column costs."""
        return np.concatenate(self._cost)

    @property
    def bounds(self) -> Bounds:
        """The range of each column."""
        return Bounds(0, np.concatenate(self._most))

    @property
    def whole(self) -> Floats:
        """1 for columns that are whole numbers, 0 for others."""
        return np.concatenate(self._whole)
