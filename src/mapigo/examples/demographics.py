"""Sex and age of patients."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from mapigo.examples.tables import rows

__all__ = ["AGE_GROUPS", "FEMALE", "MALE", "age_group", "draw_people", "female_share"]

AGE_GROUPS = ("18-49", "50-64", "65-79", "80+")
FEMALE, MALE = "F", "M"


@cache
def female_share(patient_group: str) -> float:
    """Return the share of women in a group of patients."""
    return next(
        float(row["female"])
        for row in rows("patient_groups")
        if row["patient_group"] == patient_group
    )


@cache
def _age_bounds(patient_group: str) -> tuple[float, ...]:
    """Return the cumulated shares of all age groups but the oldest."""
    row = next(
        row for row in rows("patient_groups") if row["patient_group"] == patient_group
    )
    shares = [float(row[group]) for group in AGE_GROUPS[:-1]]
    return tuple(float(bound) for bound in np.cumsum(shares))


def age_group(patient_group: str, level: float) -> str:
    """Return the age group at a level between 0 (youngest) and 1 (oldest)."""
    bounds = _age_bounds(patient_group)
    return AGE_GROUPS[int(np.searchsorted(bounds, level, side="right"))]


def draw_people(
    patient_groups: Sequence[str], stream: np.random.Generator
) -> list[tuple[str, str]]:
    """Return sex and age group of each patient."""
    sex_levels, age_levels = stream.random((2, len(patient_groups)))
    return [
        (FEMALE if sex < female_share(group) else MALE, age_group(group, age))
        for group, sex, age in zip(patient_groups, sex_levels, age_levels, strict=True)
    ]
