"""The days and shifts that a plan covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Calendar"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The planning horizon: ``n_days`` days of ``shift_types`` shifts each.

    Days are counted from 0. ``start_date`` is the date of day 0, or ``None`` where
    the source (a benchmark instance) has no dates.
    """

    n_days: int
    shift_types: tuple[str, ...]
    start_date: date | None = None

    @property
    def n_shifts(self) -> int:
        """Shifts of the horizon; shift ``s`` is on day ``s // shifts_per_day``."""
        return self.n_days * len(self.shift_types)

    @property
    def shifts_per_day(self) -> int:
        """Number of shifts in each day."""
        return len(self.shift_types)

    def date_of(self, day: int) -> date | None:
        """Return the date of a day, or ``None`` where the calendar has no dates."""
        return None if self.start_date is None else self.start_date + timedelta(day)

    def label(self, day: int) -> str:
        """Return a day as people write it: ``Mon 7 Dec 2026``, or ``day 3``."""
        when = self.date_of(day)
        return f"day {day}" if when is None else f"{when:%a} {when.day} {when:%b %Y}"

    def span(self, first_day: int, last_day: int) -> str:
        """Return days as people write them: ``on day 3``, ``from day 3 to day 5``."""
        if first_day == last_day:
            return f"on {self.label(first_day)}"
        return f"from {self.label(first_day)} to {self.label(last_day)}"
