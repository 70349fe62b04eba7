"""Who lies in a unit and who comes to it, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mapigo.cli.booked_words import aligned, in_days, short_day, urgency
from mapigo.domain.pathway import WARD
from mapigo.domain.percent import percent

if TYPE_CHECKING:
    from mapigo.desk import Coming, InBed, Unit
    from mapigo.domain import Calendar

__all__ = [
    "chance_words",
    "coming_lines",
    "in_bed_lines",
    "later_words",
    "next_place",
]

BED_THERE = {True: "yes", False: "NO", None: ""}


def in_bed_lines(unit: Unit, calendar: Calendar) -> Iterator[str]:
    """Yield who lies in the unit this morning, who leaves first at the top."""
    if not unit.in_bed:
        yield "Nobody is in the unit this morning."
        return
    header = ("in bed", "since", "leaves", "to", "bed there", "needs it tonight")
    today = unit.nights[0].day
    rows = (_in_bed(one, today, calendar) for one in unit.in_bed)
    yield from aligned([(*header, "tomorrow"), *rows], right=(5, 6))


def _in_bed(one: InBed, today: int, calendar: Calendar) -> tuple[str, ...]:
    since, leaves = one.stay.since_day, one.leaves_day
    return (
        one.patient,
        "before" if since is None else short_day(calendar, since),
        "today" if leaves == today else short_day(calendar, leaves),
        next_place(one),
        BED_THERE[one.next_has_bed],
        chance_words(one.chance_tonight),
        chance_words(one.chance_tomorrow),
    )


def next_place(one: InBed) -> str:
    """Return where somebody goes from the unit: ``room CT04``, a pool, or ``home``."""
    place = one.stay.next_place
    return (f"room {one.stay.room}" if place == WARD else place) or "home"


def chance_words(chance: float | None) -> str:
    """Return a chance, or ``?`` where it is not known."""
    return "?" if chance is None else percent(chance)


def coming_lines(unit: Unit, calendar: Calendar) -> Iterator[str]:
    """Yield who comes today and tomorrow, who should come first at the top."""
    if not unit.coming:
        yield "Nobody comes to the unit today or tomorrow."
        return
    today = unit.nights[0].day
    header = ("comes", "", "", "is in", "procedure", "treat by", "if it waits, cost")
    rows = (_coming(one, today, calendar) for one in unit.coming)
    yield from aligned([header, *rows])


def _coming(one: Coming, today: int, calendar: Calendar) -> tuple[str, ...]:
    entry = one.entry
    due = entry.treat_by_day if entry else None
    return (
        in_days(one.day - today),
        one.patient,
        urgency(entry) if entry else "",
        "house" if one.is_in_house else "",
        entry.procedure if entry else "",
        "" if due is None else short_day(calendar, due),
        later_words(one, calendar),
    )


def later_words(coming: Coming, calendar: Calendar) -> str:
    """Return the date of somebody who waits and the cost: ``Thu 21 Jan, +253``."""
    later = coming.later
    if later is None:
        return "no later date" if coming.must_come else ""
    booking = later.booking
    when = short_day(calendar, booking.admission_day) if booking else "left out"
    return f"{when}, {later.cost_change:+,}"
