"""The pool that people mean by an ICU bed."""

from __future__ import annotations

from collections.abc import Sequence

from mapigo.domain import Pool
from mapigo.domain.intensive_care import is_intensive_care
from mapigo.formats.tables import CellError

__all__ = ["icu_pool"]


def icu_pool(pools: Sequence[Pool]) -> str:
    """Return the id of the only pool that is called an ICU.

    Raises
    ------
    CellError
        When there is none, or several.
    """
    found = [pool.id for pool in pools if is_intensive_care(pool)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(found or [pool.id for pool in pools])
    if not listed:
        message = "the hospital has no pool of ICU beds, nor any other pool."
    elif found:
        message = f"several pools have ICU beds: write one of {listed}."
    else:
        message = f"no pool is called ICU: write the id of the pool, one of {listed}."
    raise CellError(message)
