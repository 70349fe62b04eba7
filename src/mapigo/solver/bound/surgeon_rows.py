"""Surgeons' time (H3), in minutes and in whole cases."""

from __future__ import annotations

from itertools import islice

import numpy as np

from mapigo.solver.bound.columns import Columns, Indices
from mapigo.solver.bound.confined import confined
from mapigo.solver.bound.fillings import fillings
from mapigo.solver.rows import Rows

__all__ = ["surgeon_rows"]

MOST_FILLINGS = 60
MOST_SIZES = 8


def surgeon_rows(columns: Columns, rows: Rows) -> None:
    """Limit the cases of each day to what those who may operate have time for."""
    instance = columns.instance
    start, values = instance.surgeon_start, instance.allowed_surgeon
    sets = [
        frozenset(values[start[p] : start[p + 1]].tolist())
        for p in range(instance.n_entries)
    ]
    for surgeons, are_confined in confined(sets):
        minutes = instance.surgeon_minutes[surgeons].sum(axis=0)
        of_them = are_confined[columns.entry]
        for day in range(instance.n_days):
            cases = np.flatnonzero(of_them & (columns.operation_day == day))
            if columns.minutes[cases].sum() <= minutes[day]:
                continue
            rows.add(cases, columns.minutes[cases], at_most=minutes[day])
            if len(surgeons) == 1:
                _whole_cases(columns, rows, cases, int(minutes[day]))


def _whole_cases(columns: Columns, rows: Rows, cases: Indices, minutes: int) -> None:
    """Let the cases of each size be those of a mixture of fillings of the day.

    Minutes alone would let three quarters of a case follow another. Where there are
    too many sizes or fillings, they do.
    """
    cases = cases[columns.minutes[cases] > 0]
    sizes, size_of, n_alike = np.unique(
        -columns.minutes[cases], return_inverse=True, return_counts=True
    )
    if len(sizes) > MOST_SIZES:
        return
    all_fillings = fillings((-sizes).tolist(), n_alike.tolist(), minutes)
    found = list(islice(all_fillings, MOST_FILLINGS + 1))
    if len(found) > MOST_FILLINGS:
        return
    share = columns.append(np.zeros(len(found)), 1, whole=False)
    rows.add(share, 1, at_most=1)
    n_cases = np.array(found)
    for k in range(len(sizes)):
        alike = cases[size_of == k]
        coefficients = [*np.ones(alike.size), *(-n_cases[:, k])]
        rows.add([*alike, *share], coefficients, at_most=0)
