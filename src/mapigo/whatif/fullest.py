"""Which of several things is the fullest, and on which days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Row", "fullest", "fullest_days", "use_share"]

DAYS_PER_WEEK = 7

Row = tuple[str, tuple[int, ...]]
"""An id, and what there is of it on each day, shape (n_days,)."""
Used = Mapping[tuple[str, int], int]
"""What is used, by (id, day)."""


def use_share(rows: Sequence[Row], used: Used) -> float:
    """Return the used share of all that things have, in the fullest week.

    Over the whole horizon, what is short this week would look half empty: bookings
    thin out towards its end.
    """
    n_days = max((len(by_day) for _, by_day in rows), default=0)
    return max((_share(rows, used, week) for week in _weeks(n_days)), default=0.0)


def _share(rows: Sequence[Row], used: Used, days: range) -> float:
    capacity = sum(by_day[day] for _, by_day in rows for day in days)
    total = sum(used.get((name, day), 0) for name, _ in rows for day in days)
    return total / capacity if capacity else 0.0


def fullest(rows: Sequence[Row], used: Used) -> Row:
    """Return the row with the largest used share; of equals the first."""
    return max(rows, key=lambda row: use_share([row], used))


def fullest_days(row: Row, used: Used) -> Iterator[int]:
    """Yield the fullest day of each week that has any; of equals the first."""
    name, by_day = row
    for week in _weeks(len(by_day)):
        some = [day for day in week if by_day[day]]
        if some:
            yield max(some, key=lambda day: used.get((name, day), 0) / by_day[day])


def _weeks(n_days: int) -> Iterator[range]:
    """Yield the days of each week, counted from day 0; the last may be shorter."""
    for first in range(0, n_days, DAYS_PER_WEEK):
        yield range(first, min(first + DAYS_PER_WEEK, n_days))
