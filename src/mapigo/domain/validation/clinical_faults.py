"""Faults of what is known clinically of a waiting patient."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.clinical import Clinical
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import (
    HIGHEST_CCS_CLASS,
    HIGHEST_NYHA_CLASS,
    OLDEST_YEARS,
    YOUNGEST_YEARS,
)
from mapigo.errors import Fault

__all__ = ["clinical_faults"]

_RANGES = {
    "ccs_class": (0, HIGHEST_CCS_CLASS),
    "nyha_class": (1, HIGHEST_NYHA_CLASS),
    "lvef_percent": (1, 100),
    "age_years": (YOUNGEST_YEARS, OLDEST_YEARS),
}


def clinical_faults(patient: str, clinical: Clinical) -> Iterator[Fault]:
    """Yield the numbers that lie outside their range."""
    item = Item("clinical", patient)
    for field, (least, most) in _RANGES.items():
        value = getattr(clinical, field)
        if value is not None:
            yield from item.number(field, value, least, most)
