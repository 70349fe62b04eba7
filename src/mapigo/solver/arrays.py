"""Small makers of whole-number arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Ints", "ints", "ragged", "row", "table"]

Ints = NDArray[np.int32]


def ints(values: object) -> Ints:
    """Return values as a contiguous array of 32-bit whole numbers."""
    return np.ascontiguousarray(values, dtype=np.int32)


def ragged(lists: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Lay lists behind one another; return where each starts, and all values."""
    start = np.zeros(len(lists) + 1, dtype=np.int32)
    start[1:] = np.cumsum([len(values) for values in lists])
    return start, ints([value for values in lists for value in values])


def row(start: Ints, values: Ints, i: int) -> list[int]:
    """Return list ``i`` of those that ``ragged`` laid behind one another."""
    found: list[int] = values[start[i] : start[i + 1]].tolist()
    return found


def table(rows: Sequence[Sequence[int]], n_columns: int) -> Ints:
    """Return a table of whole numbers that keeps its width when it has no rows."""
    return ints(rows).reshape(len(rows), n_columns)
