"""Who is admitted when, as a mixed-integer model that every allowed plan satisfies.

What a plan has beyond that is left out: which room, which surgeon of several, which
theatre of those alike, which nurse. So the model may admit more than a plan can, and
its least cost is at most that of any plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint

from mapigo.domain import PlanningProblem
from mapigo.solver.bound.bed_rows import bed_rows
from mapigo.solver.bound.columns import Columns
from mapigo.solver.bound.pool_rows import pool_rows
from mapigo.solver.bound.surgeon_rows import surgeon_rows
from mapigo.solver.bound.theatre_rows import theatre_rows
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.kernels.least_care import Stays
from mapigo.solver.rows import Rows

__all__ = ["AdmissionModel", "admission_model"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class AdmissionModel:
    """Columns and rows. The first ``n_stays`` columns are the stays of entries.

    ``cost`` has the prices of days (S7, S8, S9, S14), of theatres (S5) and of beds
    outside the own ward (S12); care by nurses is to be added to that of the stays.
    """

    n_stays: int
    cost: Floats
    whole: Floats
    bounds: Bounds
    rows: LinearConstraint

    def with_care(self, care: Floats) -> Floats:
        """Return the cost of all columns with that of the stays' care."""
        cost = self.cost.copy()
        cost[: self.n_stays] += care
        return cost


def admission_model(
    problem: PlanningProblem, instance: Instance, stays: Stays
) -> AdmissionModel:
    """Return the model of a problem."""
    columns, rows = Columns(problem, instance, stays), Rows()
    for p in range(instance.n_entries):
        own = np.arange(instance.day_start[p], instance.day_start[p + 1])
        rows.add([*own, columns.out[p]], 1, at_least=1, at_most=1)
    surgeon_rows(columns, rows)
    theatre_rows(columns, rows)
    bed_rows(problem, stays, columns, rows)
    pool_rows(problem, columns, rows)
    cost = columns.cost
    cost[: columns.n_stays] += _least_outlier_cost(instance, stays)
    return AdmissionModel(
        columns.n_stays,
        cost,
        columns.whole,
        columns.bounds,
        rows.constraint(len(columns)),
    )


def _least_outlier_cost(instance: Instance, stays: Stays) -> Floats:
    """Return the least S12 of each stay of an entry, in the room that suits best."""
    n_stays = int(instance.day_start[-1])
    dear = np.where(
        instance.room_suits == 1, instance.outlier_cost, np.iinfo(np.int32).max
    )
    least = dear.min(axis=1, initial=np.iinfo(np.int32).max)
    least = np.where(instance.room_suits.any(axis=1), least, 0)
    cost = np.zeros(n_stays)
    for k in range(n_stays):
        p = stays.person[k]
        if least[p]:
            offsets = stays.ward_offset[stays.ward_start[p] : stays.ward_start[p + 1]]
            cost[k] = least[p] * int((stays.day[k] + offsets < instance.n_days).sum())
    return cost
