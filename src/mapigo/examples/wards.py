"""Wards and their rooms."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from mapigo.domain import Room, Ward
from mapigo.examples.request import Request
from mapigo.examples.tables import Row, rows
from mapigo.examples.weekdays import by_day, is_working_day

__all__ = ["closes_at_weekends", "rooms", "wards"]


def wards() -> tuple[Ward, ...]:
    """Return the wards."""
    return tuple(Ward(row["ward"], row["name"]) for row in rows("wards"))


@cache
def closes_at_weekends(ward: str) -> bool:
    """Whether a ward sends everybody home for the weekend."""
    return _ward_row(ward)["weekends"] == "closed"


def _ward_row(ward: str) -> Row:
    return next(row for row in rows("wards") if row["ward"] == ward)


def rooms(request: Request) -> tuple[Room, ...]:
    """Return the rooms, numbered within their ward."""
    numbers: Counter[str] = Counter()
    made = []
    for row in rows("rooms"):
        prefix = _ward_row(row["ward"])["prefix"]
        for _ in range(request.scaled(int(row["number"]))):
            numbers[prefix] += 1
            made.append(_room(row, f"{prefix}{numbers[prefix]:02}", request))
    return tuple(made)


def _room(row: Row, room_id: str, request: Request) -> Room:
    beds = int(row["beds"])
    return Room(
        id=room_id,
        beds=beds,
        ward=row["ward"],
        closed_beds_by_day=_closed_beds(row["ward"], beds, request),
        isolation=row["isolation"] == "yes",
        equipment=frozenset(row["equipment"].split()),
    )


def _closed_beds(ward: str, beds: int, request: Request) -> tuple[int, ...]:
    if not closes_at_weekends(ward):
        return ()

    def closed_on(day: date) -> int:
        return 0 if is_working_day(day) else beds

    return by_day(request.calendar(), closed_on)
