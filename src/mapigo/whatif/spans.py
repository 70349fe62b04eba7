"""The days that a change is about, in stretches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from mapigo.domain import Calendar
from mapigo.whatif.change import CapacityChange

__all__ = ["stretches", "whole_span"]


def whole_span(change: CapacityChange, calendar: Calendar) -> range:
    """Return the days from the first to the last; the whole horizon without days."""
    first = 0 if change.first_day is None else change.first_day
    last = calendar.n_days - 1 if change.last_day is None else change.last_day
    return range(first, last + 1)


def stretches(
    days: Iterable[int], value: Callable[[int], int]
) -> Iterator[tuple[int, int, int]]:
    """Yield (first day, last day, value) for days in a row with the same value."""
    numbered = enumerate(days)
    for (_, number), group in groupby(
        numbered, key=lambda pair: (pair[1] - pair[0], value(pair[1]))
    ):
        run = [day for _, day in group]
        yield run[0], run[-1], number
