"""Operating theatres, hybrid theatres and catheter laboratories."""

from __future__ import annotations

from collections import Counter
from datetime import date

from mapigo.domain import Theatre, TheatreKind
from mapigo.examples.request import Request
from mapigo.examples.tables import rows
from mapigo.examples.weekdays import by_day, is_working_day

__all__ = ["theatres"]


def theatres(request: Request) -> tuple[Theatre, ...]:
    """Return the theatres, closed at weekends, numbered within their prefix."""
    numbers: Counter[str] = Counter()
    made = []
    for row in rows("theatres"):
        minutes = _sessions(int(row["session_minutes"]), request)
        for _ in range(request.scaled(int(row["number"]))):
            numbers[row["prefix"]] += 1
            made.append(
                Theatre(
                    id=f"{row['prefix']}{numbers[row['prefix']]}",
                    minutes_by_day=minutes,
                    kind=TheatreKind(row["kind"]),
                    capabilities=frozenset(row["capabilities"].split()),
                )
            )
    return tuple(made)


def _sessions(minutes: int, request: Request) -> tuple[int, ...]:
    def minutes_on(day: date) -> int:
        return minutes if is_working_day(day) else 0

    return by_day(request.calendar(), minutes_on)
