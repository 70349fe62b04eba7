"""Reasons of the date itself: window, suspension, pins."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.explain.openings import Openings
from mapigo.explain.refusal import Reason

__all__ = ["outside_window", "pins", "suspension"]


def outside_window(openings: Openings, day: int) -> Iterator[Reason]:
    """Yield why a day outside the window is outside it (H6)."""
    problem, entry = openings.problem, openings.entry
    label, latest_day = problem.centre.calendar.label, problem.latest_day(entry)
    if day < entry.earliest_day:
        sentence = f"Cannot be admitted before {label(entry.earliest_day)}."
    elif day < openings.window.start:
        sentence = f"The day is past; today is {label(problem.today)}."
    elif day > latest_day:
        sentence = f"Must be admitted by {label(latest_day)}."
    else:
        sentence = "The operation would come after the last day planned."
    yield Reason("H6", sentence)


def suspension(openings: Openings, day: int) -> Iterator[Reason]:
    """Yield that the patient is suspended on a day (H13)."""
    if openings.is_suspended(day):
        label = openings.problem.centre.calendar.label(day)
        yield Reason("H13", f"The patient is not available on {label} (suspended).")


def pins(openings: Openings, day: int) -> Iterator[Reason]:
    """Yield the pins that a suitable admission on a day cannot keep (H12)."""
    suiting, eligible = openings.suiting, openings.eligible
    if not openings.agrees_with_pinned_day(day):
        label = openings.problem.centre.calendar.label
        days = sorted(openings.needs.pinned_days)
        pinned = " and ".join(label(pinned_day) for pinned_day in days)
        yield Reason("H12", f"Admission is pinned to {pinned}.")
    for place, suits, allowed in (
        ("theatre", suiting.theatres, eligible.theatres),
        ("surgeon", suiting.surgeons, eligible.surgeons),
        ("room", suiting.rooms, openings.eligible_rooms(day)),
    ):
        if suits and not allowed:
            yield Reason("H12", f"No suitable {place} agrees with the pins.")
