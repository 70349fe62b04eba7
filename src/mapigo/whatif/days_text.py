"""Days as they are typed in a change: ``2026-12-02``, ``2026-12-02..05``, ``3..7``."""

from __future__ import annotations

import re

from mapigo.domain import Calendar
from mapigo.formats.tables import CellError, Day

__all__ = ["days_of"]

_DATE = re.compile(r"(\d{4}-\d{2}-)\d{2}")
_DAY_OF_MONTH = re.compile(r"\d{1,2}")


def days_of(text: str, calendar: Calendar) -> tuple[int | None, int | None]:
    """Return the first and the last day that a text names; ``None`` where it is empty.

    After a date, a last day of one or two digits is a day of the same month.

    Raises
    ------
    CellError
        When it names none of the horizon, or the last day before the first.
    """
    if not text:
        return None, None
    first_text, dots, last_text = text.partition("..")
    first = _day(first_text, calendar)
    if not dots:
        return first, first
    date = _DATE.fullmatch(first_text)
    if date and _DAY_OF_MONTH.fullmatch(last_text):
        last_text = date[1] + last_text.zfill(2)
    last = _day(last_text, calendar)
    if last < first:
        message = f"the last day, {last_text}, lies before the first, {first_text}."
        raise CellError(message)
    return first, last


def _day(text: str, calendar: Calendar) -> int:
    day: int = Day(in_horizon=True).read(text, calendar)
    return day
