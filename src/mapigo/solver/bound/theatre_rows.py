"""Theatres' time and the price of opening them (H4, H11, S5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.bound.columns import Columns
from mapigo.solver.bound.confined import confined
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.rows import Rows

__all__ = ["theatre_rows"]


def theatre_rows(columns: Columns, rows: Rows) -> None:
    """Let cases take place only in minutes of opened theatres that suit them."""
    instance = columns.instance
    suits = instance.theatre_suits.astype(bool)
    sets = [frozenset(np.flatnonzero(row).tolist()) for row in suits]
    confined_to = list(confined(sets))
    for day in range(instance.n_days):
        cases = np.flatnonzero(columns.operation_day == day)
        if not cases.size:
            continue
        groups = _alike(instance, suits, day)
        opened = columns.append(
            np.full(len(groups), instance.open_weight), [len(g) for g in groups]
        )
        first = np.array([group[0] for group in groups])
        minutes = instance.theatre_minutes[first, day]
        for theatres, are_confined in confined_to:
            own = np.isin(first, theatres)
            of_them = cases[are_confined[columns.entry[cases]]]
            coefficients = [*columns.minutes[of_them], *(-minutes[own])]
            rows.add([*of_them, *opened[own]], coefficients, at_most=0)
        for case in cases:
            own = suits[columns.entry[case], first]
            own &= minutes >= columns.minutes[case]
            rows.add([case, *opened[own]], [1, *-np.ones(own.sum())], at_most=0)


def _alike(instance: Instance, suits: NDArray[np.bool_], day: int) -> list[list[int]]:
    """Group theatres with the same minutes on a day that suit the same cases."""
    groups: dict[tuple[int, bytes], list[int]] = {}
    for theatre in range(instance.n_theatres):
        key = (int(instance.theatre_minutes[theatre, day]), suits[:, theatre].tobytes())
        groups.setdefault(key, []).append(theatre)
    return list(groups.values())
