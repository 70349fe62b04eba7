"""Days, places and waits in a few words, for those who answer the telephone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mapigo.explain.wording import counted

if TYPE_CHECKING:
    from mapigo.desk import Timing
    from mapigo.domain import Booking, Calendar, WaitingListEntry
    from mapigo.explain import Displacement

__all__ = [
    "aligned",
    "in_days",
    "moved",
    "place",
    "short_day",
    "treated",
    "urgency",
    "who",
]


def short_day(calendar: Calendar, day: int) -> str:
    """Return ``Thu 14 Jan``, or ``day 10`` where days have no dates."""
    when = calendar.date_of(day)
    return f"{when:%a} {when.day} {when:%b}" if when else f"day {day}"


def place(booking: Booking) -> str:
    """Return theatre, surgeon and room: ``OT1, CS2, CT04``."""
    parts = (booking.theatre, booking.surgeon, booking.room)
    return ", ".join(filter(None, parts))


def in_days(days: int) -> str:
    """Return ``today``, ``tomorrow`` or ``in 5 days``."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def treated(timing: Timing) -> str:
    """Return how the operation lies to the treat-by date; empty if there is none."""
    late = timing.days_late
    if late is None:
        return ""
    if late > 0:
        return f"{counted(late, 'day')} late"
    return f"{counted(-late, 'day')} before treat-by" if late else "on treat-by"


def moved(other: Displacement, calendar: Calendar) -> str:
    """Return who gives way, from where to where."""
    before, after = other.before, other.after
    was = short_day(calendar, before.admission_day)
    if after is None:
        return f"{other.patient}, {was} so far ({place(before)}), is left out for it"
    now = short_day(calendar, after.admission_day)
    if after.admission_day == before.admission_day:
        now = "the same day"
    return f"{other.patient} moves for it from {was} to {now} ({place(after)})"


def who(entry: WaitingListEntry) -> str:
    """Return what is known of a patient: ``CABG, P2, 240 min``."""
    minutes = f"{entry.theatre_minutes} min"
    return ", ".join(filter(None, (entry.procedure, urgency(entry), minutes)))


def urgency(entry: WaitingListEntry) -> str:
    """Return the priority class, or that the patient must come."""
    return "must come" if entry.mandatory else entry.priority


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> Iterator[str]:
    """Yield each row as a line in which columns stand one under another.

    Columns of which every cell is empty are left out; those of ``right`` end alike.
    """
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
            if width
        )
        yield "  ".join(cells).rstrip()
