"""Workload and required skill in each shift of a stay."""

from __future__ import annotations

import numpy as np

from mapigo.examples.benchmark.chance import draw
from mapigo.examples.benchmark.proportions import SKILL_SHARES, WORKLOAD_SHARES
from mapigo.examples.request import SHIFT_TYPES

__all__ = ["draw_care"]

Care = tuple[tuple[int, ...], tuple[int, ...]]


def draw_care(stays_days: list[int], chance: np.random.Generator) -> list[Care]:
    """Return workload and required skill of each stay, shift by shift."""
    n_days = sum(stays_days)
    tables = []
    for shares in (WORKLOAD_SHARES, SKILL_SHARES):
        by_shift = [draw(shares[shift], n_days, chance) for shift in SHIFT_TYPES]
        tables.append(np.array(by_shift).T)
    last_days = np.cumsum(stays_days)
    care = []
    for stay_days, end in zip(stays_days, last_days, strict=True):
        workload, skill = (table[end - stay_days : end].ravel() for table in tables)
        care.append((tuple(workload.tolist()), tuple(skill.tolist())))
    return care
