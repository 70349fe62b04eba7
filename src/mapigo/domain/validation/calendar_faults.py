"""Faults of the calendar, by which everything else is measured."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_DAYS,
    MOST_SHIFT_TYPES,
)
from mapigo.domain.validation.texts import label_faults
from mapigo.errors import Fault

__all__ = ["calendar_faults"]


def calendar_faults(calendar: Calendar) -> Iterator[Fault]:
    """Yield the faults of the horizon and its shift types."""
    item = Item("calendar")
    yield from item.number("n_days", calendar.n_days, 1, MOST_DAYS)
    if not 1 <= calendar.shifts_per_day <= MOST_SHIFT_TYPES:
        message = (
            f"expected 1 to {MOST_SHIFT_TYPES} shift types, "
            f"came {calendar.shifts_per_day}."
        )
        yield item.fault("shift_types", message)
    else:
        yield from item.no_repeats("shift_types", calendar.shift_types)
        for label in calendar.shift_types:
            yield from label_faults(item, "shift_types", label)
    if calendar.start_date is not None:
        year = calendar.start_date.year
        yield from item.number("start_date", year, FIRST_YEAR, LAST_YEAR)
