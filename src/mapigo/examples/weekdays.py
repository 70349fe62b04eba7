"""Tell working days from weekends, and spread a week's pattern over the horizon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mapigo.domain import Calendar

__all__ = ["WEEKDAYS", "by_day", "is_working_day"]

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether elective sessions are held on a date: Monday to Friday."""
    return day.weekday() < SATURDAY


def by_day(calendar: Calendar, number_on: Callable[[date], int]) -> tuple[int, ...]:
    """Return a number for each day of the horizon, from the day's date."""
    dates = (calendar.date_of(day) for day in range(calendar.n_days))
    return tuple(0 if day is None else number_on(day) for day in dates)
