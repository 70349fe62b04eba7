"""Beds of the ward (H7): all rooms of a day together."""

from __future__ import annotations

import numpy as np

from mapigo.domain import PlanningProblem
from mapigo.solver.bound.columns import Columns
from mapigo.solver.kernels.least_care import Stays
from mapigo.solver.rows import Rows

__all__ = ["bed_rows"]


def bed_rows(
    problem: PlanningProblem, stays: Stays, columns: Columns, rows: Rows
) -> None:
    """Limit the patients of each day to the beds that occupants leave."""
    instance = columns.instance
    free = instance.open_beds.sum(axis=0).astype(np.int64)
    for occupant in problem.occupants:
        for day in occupant.pathway.ward_offsets:
            if day < instance.n_days:
                free[day] -= 1
    present: list[list[int]] = [[] for _ in range(instance.n_days)]
    for k in range(columns.n_stays):
        p = columns.entry[k]
        for i in range(stays.ward_start[p], stays.ward_start[p + 1]):
            day = columns.day[k] + stays.ward_offset[i]
            if day < instance.n_days:
                present[day].append(k)
    for day, there in enumerate(present):
        rows.add(there, 1, at_most=free[day])
