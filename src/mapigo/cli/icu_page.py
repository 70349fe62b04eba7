"""The ICU desk on a terminal: a page to be read as the day begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mapigo.cli.booked_words import aligned, place, short_day
from mapigo.cli.icu_people import (
    chance_words,
    coming_lines,
    in_bed_lines,
    later_words,
    next_place,
)
from mapigo.cli.terminal import say
from mapigo.domain.percent import percent
from mapigo.explain.wording import counted, listed

if TYPE_CHECKING:
    from mapigo.desk import BedNight, IcuDesk, StepDown, Unit
    from mapigo.domain import Calendar

__all__ = ["print_icu"]

MOST_SHOWN = 3
WORTH_TELLING = 0.01
"""Chances below it are not told."""


def print_icu(desk: IcuDesk) -> None:
    """Print each unit: beds, choices, who lies there, who comes."""
    calendar = desk.problem.centre.calendar
    for unit in desk.units:
        say(_headline(unit, calendar))
        for lines in (
            _night_lines(unit, calendar),
            _choices(unit, calendar),
            in_bed_lines(unit, calendar),
            coming_lines(unit, calendar),
        ):
            say()
            for line in lines:
                say(line)
        say()
    say("This page counts beds and days. Who is well enough to leave, it cannot know.")


def _headline(unit: Unit, calendar: Calendar) -> str:
    name, when = unit.pool.name or unit.pool.id, calendar.label(unit.nights[0].day)
    return f"{name}, {when}: {_shortage(unit)}"


def _shortage(unit: Unit) -> str:
    """Return whether beds suffice, as planned and by chance."""
    short = [night for night in unit.nights if night.free < 0]
    if short:
        names = listed([_night_name(unit, night) for night in short])
        n_short = max(-night.free for night in short)
        return f"{counted(n_short, 'bed')} short as planned, {names}."
    worst = max(unit.nights, key=lambda night: night.chance_lacking)
    if worst.chance_lacking < WORTH_TELLING:
        return "beds suffice."
    when, chance = _night_name(unit, worst), percent(worst.chance_lacking)
    return f"beds suffice as planned; one may lack {when} ({chance})."


def _night_name(unit: Unit, night: BedNight) -> str:
    return "tonight" if night is unit.nights[0] else "tomorrow night"


def _night_lines(unit: Unit, calendar: Calendar) -> Iterator[str]:
    rows = [("", "in bed", "leave", "come", "night", "beds", "free", "one lacks")]
    rows += [
        (
            f"{_night_name(unit, night)}, {short_day(calendar, night.day)}",
            str(night.in_bed),
            f"-{night.leave}",
            f"+{night.come}",
            f"= {night.planned}",
            f"of {night.beds}",
            str(night.free),
            percent(night.chance_lacking),
        )
        for night in unit.nights
    ]
    yield from aligned(rows, right=range(1, 8))
    reserve = max(night.reserve for night in unit.nights)
    if reserve:
        yield f"{counted(reserve, 'more bed')} kept for emergencies."


def _choices(unit: Unit, calendar: Calendar) -> Iterator[str]:
    yield from _step_downs(unit, calendar)
    for night in unit.nights:
        if night.come:
            name, waits = _night_name(unit, night), _waits(unit, night, calendar)
            yield f"If a bed is short {name}: {waits}."
    able = [
        f"{one.entry.id} ({short_day(calendar, one.timing.operation_day)}, "
        f"{one.booking.theatre}, cost {one.cost_change:+,})"
        for one in unit.could_come[:MOST_SHOWN]
    ]
    if able:
        yield f"With the beds as they are could come too: {listed(able)}."


def _waits(unit: Unit, night: BedNight, calendar: Calendar) -> str:
    first = unit.waits_first(night.day)
    if first is None:
        return "nobody who comes that day can wait"
    later = later_words(first, calendar)
    return f"{first.patient} loses least by waiting ({later} in cost)"


def _step_downs(unit: Unit, calendar: Calendar) -> Iterator[str]:
    able = [one for one in unit.step_downs if one.has_bed]
    if able:
        yield "Could step down today, before the day planned; who needs it least first:"
    else:
        yield "Nobody could step down today before the day planned."
    for one in able[:MOST_SHOWN]:
        yield from _step_down(unit, one, calendar)
    if able[MOST_SHOWN:]:
        yield f"  then {listed([one.in_bed.patient for one in able[MOST_SHOWN:]])}"
    blocked = [
        f"{one.in_bed.patient} ({_in_the_way(one, calendar)})"
        for one in unit.step_downs
        if not one.has_bed
    ]
    if blocked:
        yield f"  No bed for it: {listed(blocked, most=MOST_SHOWN)}."


def _in_the_way(one: StepDown, calendar: Calendar) -> str:
    where, day = one.in_the_way[0]
    return f"{where} full {short_day(calendar, day)}"


def _step_down(unit: Unit, one: StepDown, calendar: Calendar) -> Iterator[str]:
    in_bed = one.in_bed
    leaves = short_day(calendar, in_bed.leaves_day)
    yield (
        f"  {in_bed.patient}  to {next_place(in_bed)}, planned {leaves}; needs the bed "
        f"{chance_words(in_bed.chance_tonight)} tonight, "
        f"{chance_words(in_bed.chance_tomorrow)} tomorrow"
    )
    gains = [
        f"{_night_name(unit, night)} {percent(night.chance_lacking)} → {percent(then)}"
        for night, then in zip(unit.nights, one.chances_lacking, strict=True)
        if night.chance_lacking - then >= WORTH_TELLING
    ]
    if gains:
        yield f"      a bed lacks {listed(gains)}"
    if one.takes:
        day = short_day(calendar, one.takes.timing.operation_day)
        yield (
            f"      {one.takes.entry.id} could then be operated on {day} "
            f"({place(one.takes.booking)}), cost {one.takes.cost_change:+,}"
        )
