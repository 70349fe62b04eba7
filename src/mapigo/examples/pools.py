"""What is counted per day: ICU beds, step-down beds and teams."""

from __future__ import annotations

from datetime import date

from mapigo.domain import Pool
from mapigo.examples.request import Request
from mapigo.examples.tables import Row, rows
from mapigo.examples.weekdays import WEEKDAYS, by_day

__all__ = ["pools"]


def pools(request: Request) -> tuple[Pool, ...]:
    """Return the pools with their capacity on each day."""
    return tuple(_pool(row, request) for row in rows("pools"))


def _pool(row: Row, request: Request) -> Pool:
    number = request.scaled(int(row["number"]), int(row["at_least"]))
    days = row["days"].split()

    def capacity_on(day: date) -> int:
        return number if WEEKDAYS[day.weekday()] in days else 0

    return Pool(row["pool"], by_day(request.calendar(), capacity_on), row["name"])
