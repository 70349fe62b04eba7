"""Reasons of the operation: surgeons and theatres without time, or none that suits."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.explain.openings import Openings
from mapigo.explain.refusal import Reason
from mapigo.explain.wording import listed

__all__ = ["surgeons", "theatres"]

DayKey = tuple[str, int]


def surgeons(openings: Openings, day: int) -> Iterator[Reason]:
    """Yield why no permitted surgeon can operate (H3)."""
    eligible, on = openings.eligible.surgeons, openings.operation_day(day)
    if eligible and not openings.surgeons(day):
        who = f"Surgeon {eligible[0]}"
        if len(eligible) > 1:
            who = f"None of the {len(eligible)} permitted surgeons"
        planned = {
            surgeon.id: surgeon.minutes_by_day[on]
            for surgeon in openings.problem.centre.surgeons
            if surgeon.id in eligible
        }
        free = openings.free.surgeon_minutes
        yield Reason("H3", _too_little_time(openings, on, who, planned, free))


def theatres(openings: Openings, day: int) -> Iterator[Reason]:
    """Yield why no suitable theatre can take the case (H4, H11)."""
    eligible, on = openings.eligible.theatres, openings.operation_day(day)
    if not openings.suiting.theatres:
        needed = listed(sorted(openings.entry.needed_capabilities))
        yield Reason("H11", f"No theatre has {needed}.")
    elif eligible and not openings.theatres(day):
        who = f"Theatre {eligible[0]}, the only suitable one,"
        if len(eligible) > 1:
            who = f"None of the {len(eligible)} suitable theatres"
        planned = {
            theatre.id: openings.problem.theatre_minutes(theatre, on)
            for theatre in openings.problem.centre.theatres
            if theatre.id in eligible
        }
        free = openings.free.theatre_minutes
        yield Reason("H4", _too_little_time(openings, on, who, planned, free))


def _too_little_time(
    openings: Openings,
    day: int,
    who: str,
    planned: dict[str, int],
    free: dict[DayKey, int],
) -> str:
    """Return who has how much of the time needed, of those with planned minutes."""
    needed = openings.entry.theatre_minutes
    when = openings.problem.centre.calendar.label(day)
    best = max(planned, key=lambda name: free[name, day])
    left, is_one = max(0, free[best, day]), len(planned) == 1
    if not any(planned.values()):
        return f"{who} has {'no' if is_one else 'a'} session on {when}."
    if is_one:
        return f"{who} has {left} of the {needed} minutes needed left on {when}."
    return f"{who} has {needed} minutes left on {when}; the best, {best}, has {left}."
