"""Days in a cell: ISO dates where the calendar has a start date, else day numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import shown
from mapigo.domain.validation.limits import FARTHEST_DAY
from mapigo.formats.tables.cells import Cell, CellError

__all__ = ["Date", "Day"]

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Date(Cell):
    """A date of the calendar on the wall."""

    kind = "date"
    blank = None

    def read(self, text: str, calendar: Calendar) -> date:
        """Return the date."""
        try:
            if _ISO.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        message = f"expected a date such as 2026-12-07, came {shown(text)!r}."
        raise CellError(message)

    def write(self, value: date, calendar: Calendar) -> str:
        """Return the date in ISO form."""
        return value.isoformat()


@dataclass(frozen=True)
class Day(Cell):
    """A day, counted from 0 at the start of the horizon.

    Unless ``in_horizon``, it may lie before the first day or after the last.
    """

    in_horizon: bool = False
    blank = 0

    @property
    def kind(self) -> str:
        """Say how a day is written."""
        limits = " of the horizon" if self.in_horizon else ""
        return f"day{limits}: a date, or a number from 0"

    def read(self, text: str, calendar: Calendar) -> int:
        """Return the number of the day."""
        day = self._day(text, calendar)
        if self.in_horizon and not 0 <= day < calendar.n_days:
            last = calendar.n_days - 1
            message = (
                f"expected a day of the horizon, from {self.write(0, calendar)} to "
                f"{self.write(last, calendar)}, came {text!r}."
            )
            raise CellError(message)
        if abs(day) > FARTHEST_DAY:
            message = f"{text!r} is more than a hundred years away: correct it."
            raise CellError(message)
        return day

    def _day(self, text: str, calendar: Calendar) -> int:
        if re.fullmatch(r"[+-]?[0-9]{1,9}", text):
            return int(text)
        try:
            day = date.fromisoformat(text) if _ISO.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None:
            message = (
                "expected a date such as 2026-12-07 or a day number, "
                f"came {shown(text)!r}."
            )
            raise CellError(message)
        if calendar.start_date is None:
            message = (
                f"the date {text} means nothing without a start date: add one to the "
                "calendar, or write day numbers."
            )
            raise CellError(message)
        return (day - calendar.start_date).days

    def write(self, value: int, calendar: Calendar) -> str:
        """Return the date of the day, or its number when there are no dates."""
        when = calendar.date_of(value)
        return str(value) if when is None else when.isoformat()
