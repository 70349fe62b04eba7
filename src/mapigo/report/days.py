"""Days as the page names them, and the blocks of days that fit one table."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Calendar

__all__ = ["DayHead", "DayNames"]

DAYS_PER_WEEK = 7
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayHead:
    """The head of a day's column: two short lines, and whether it is a weekend."""

    upper: str
    lower: str
    is_weekend: bool


@dataclass(frozen=True, slots=True)
class DayNames:
    """Names of the days of a calendar, with dates or without."""

    calendar: Calendar

    def long(self, day: int) -> str:
        """Return ``Mon 7 Dec 2026``, or ``day 3``."""
        return self.calendar.label(day)

    def short(self, day: int) -> str:
        """Return ``Mon 7 Dec``, or ``day 3``."""
        when = self.calendar.date_of(day)
        return f"day {day}" if when is None else f"{when:%a} {when.day} {when:%b}"

    def head(self, day: int) -> DayHead:
        """Return the head of a day's column."""
        when = self.calendar.date_of(day)
        if when is None:
            return DayHead("day", str(day), is_weekend=False)
        return DayHead(f"{when:%a}", f"{when.day} {when:%b}", self.is_weekend(day))

    def weekday_letter(self, day: int) -> str:
        """Return ``M`` for a Monday; nothing, without dates."""
        when = self.calendar.date_of(day)
        return "" if when is None else f"{when:%a}"[0]

    def number(self, day: int) -> str:
        """Return the day of the month, or the day of the horizon without dates."""
        when = self.calendar.date_of(day)
        return str(day if when is None else when.day)

    def is_weekend(self, day: int) -> bool:
        """Whether a day is a Saturday or Sunday; never, without dates."""
        when = self.calendar.date_of(day)
        return when is not None and when.weekday() >= SATURDAY

    def span(self, first: int, last: int) -> str:
        """Return a run of days: ``Sat 12 Dec to Sun 13 Dec``."""
        if first == last:
            return self.short(first)
        return f"{self.short(first)} to {self.short(last)}"

    def weeks(self) -> tuple[range, ...]:
        """Return the weeks of the horizon, each but the first from a Monday."""
        start = self.calendar.start_date
        to_monday = DAYS_PER_WEEK - (start.weekday() if start else 0)
        starts = [0, *range(to_monday, self.calendar.n_days, DAYS_PER_WEEK)]
        ends = [*starts[1:], self.calendar.n_days]
        return tuple(range(a, b) for a, b in zip(starts, ends, strict=True))

    def fortnights(self) -> tuple[range, ...]:
        """Return the weeks joined two by two."""
        weeks = self.weeks()
        return tuple(
            range(weeks[i].start, weeks[min(i + 1, len(weeks) - 1)].stop)
            for i in range(0, len(weeks), 2)
        )
