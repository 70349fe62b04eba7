"""The days of an event: which they are, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.calendar import Calendar
from mapigo.domain.events import Event, SpanEvent
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import FARTHEST_DAY
from mapigo.errors import Fault

__all__ = ["days_in_horizon", "span_faults"]


def days_in_horizon(event: SpanEvent, calendar: Calendar) -> range:
    """Return the days of an event that lie in the horizon."""
    return range(max(0, event.first_day), min(event.last_day, calendar.n_days - 1) + 1)


def span_faults(item: Item, event: Event, calendar: Calendar) -> Iterator[Fault]:
    """Yield days outside the horizon, and a last day before the first."""
    if not isinstance(event, SpanEvent):
        return
    last = calendar.n_days - 1
    for field in ("first_day", "last_day"):
        day = getattr(event, field)
        if not 0 <= day <= last:
            message = (
                f"expected a day of the horizon, from {calendar.label(0)} to "
                f"{calendar.label(last)}, came {_label(day, calendar)}."
            )
            yield item.fault(field, message)
    if event.last_day < event.first_day:
        message = (
            f"the last day, {_label(event.last_day, calendar)}, lies before the first, "
            f"{_label(event.first_day, calendar)}: correct one of them."
        )
        yield item.fault("last_day", message)


def _label(day: int, calendar: Calendar) -> str:
    """Return a day in words, though it may be so far away that it has no date."""
    return calendar.label(day) if abs(day) <= FARTHEST_DAY else f"day {day}"
