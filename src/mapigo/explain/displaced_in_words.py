"""Whom an option displaces, in words."""

from __future__ import annotations

from collections.abc import Callable

from mapigo.domain import Booking
from mapigo.explain.displacement import Displacement
from mapigo.explain.option import Option
from mapigo.explain.wording import listed

__all__ = ["displaced_in_words"]


def displaced_in_words(option: Option, label: Callable[[int], str]) -> str:
    """Return ``P0042 moves to Thu 14 Jan 2027``, or who is left out; empty if nobody.

    Of somebody who stays on the day, what becomes another is told. ``label`` writes a
    day, as that of the calendar does.
    """
    words = [_moves(one, one.after, label) for one in option.displaced if one.after]
    left_out = [one.patient for one in option.displaced if not one.after]
    if left_out:
        verb = "is" if len(left_out) == 1 else "are"
        words.append(f"{listed(left_out)} {verb} left out")
    return listed(words)


def _moves(other: Displacement, after: Booking, label: Callable[[int], str]) -> str:
    before = other.before
    if after.admission_day != before.admission_day:
        return f"{other.patient} moves to {label(after.admission_day)}"
    return f"{other.patient} takes {listed(_other_places(before, after))} that day"


def _other_places(before: Booking, after: Booking) -> list[str]:
    return [
        f"{place} {now or 'none'}"
        for place, was, now in (
            ("theatre", before.theatre, after.theatre),
            ("surgeon", before.surgeon, after.surgeon),
            ("room", before.room, after.room),
        )
        if now != was
    ]
