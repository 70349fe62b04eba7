"""Small makers of whole-number arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Ints",
    "ints",
    "lists_by_value",
    "lists_of",
    "lists_within",
    "ragged",
    "row",
    "table",
]

Ints = NDArray[np.int32]
Values = TypeVar("Values", Ints, NDArray[np.uint64])


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


def lists_of(
    which: NDArray[np.intp], start: Ints, values: Values
) -> tuple[Ints, Values]:
    """Return some of the lists, as ``ragged`` lays them."""
    length = np.diff(start)[which]
    new_start = _starts(length)
    since = np.arange(new_start[-1]) - np.repeat(new_start[:-1], length)
    return new_start, values[np.repeat(start[which], length) + since]


def lists_within(
    start: Ints, values: Ints, allowed: NDArray[np.uint8]
) -> tuple[Ints, Ints]:
    """Return what is allowed of each list, a row of ``allowed`` for each."""
    of = np.repeat(np.arange(start.size - 1), np.diff(start))
    kept = allowed[of, values] != 0
    return _starts(np.bincount(of[kept], minlength=start.size - 1)), values[kept]


def lists_by_value(start: Ints, values: Ints, n_values: int) -> tuple[Ints, Ints]:
    """Return for each value the lists that have it, in their order."""
    of = np.repeat(np.arange(start.size - 1, dtype=np.int32), np.diff(start))
    n_lists = np.bincount(values, minlength=n_values)
    return _starts(n_lists), of[np.argsort(values, kind="stable")]


def _starts(lengths: NDArray[np.intp]) -> Ints:
    """Return where lists of these lengths start, and where the last one ends."""
    start = np.zeros(lengths.size + 1, dtype=np.int32)
    np.cumsum(lengths, out=start[1:])
    return start


def table(rows: Sequence[Sequence[int]], n_columns: int) -> Ints:
    """Return a table of whole numbers that keeps its width when it has no rows."""
    return ints(rows).reshape(len(rows), n_columns)
