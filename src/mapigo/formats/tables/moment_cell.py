"""A moment in a cell: a date with a time, or a date alone."""

from __future__ import annotations

import re
from datetime import datetime

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import shown
from mapigo.formats.tables.cells import Cell, CellError

__all__ = ["Moment"]

_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?)?"
)


class Moment(Cell):
    """A date and time on the wall clock; a date alone is its midnight."""

    kind = "date and time, or a date"
    blank = None

    def read(self, text: str, calendar: Calendar) -> datetime:
        """Return the moment."""
        try:
            if _ISO.fullmatch(text):
                return datetime.fromisoformat(text)
        except ValueError:
            pass
        message = (
            "expected a date and time such as 2026-03-02 14:30, without a time zone, "
            f"came {shown(text)!r}."
        )
        raise CellError(message)

    def write(self, value: datetime, calendar: Calendar) -> str:
        """Return the moment in ISO form, to the minute where that is exact."""
        is_exact = not value.second and not value.microsecond
        return value.isoformat(" ", "minutes" if is_exact else "auto")
