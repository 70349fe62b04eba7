"""Faults of surgeons, nurses and their shifts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mapigo.domain.calendar import Calendar
from mapigo.domain.centre import Centre, Nurse, NurseShift
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import MOST_MINUTES_PER_DAY, MOST_NURSE_LOAD
from mapigo.domain.validation.texts import id_faults
from mapigo.errors import Fault

__all__ = ["staff_faults"]


def staff_faults(centre: Centre) -> Iterator[Fault]:
    """Yield the faults of the people who work in the centre."""
    n_days = centre.calendar.n_days
    yield from id_faults("surgeons", [surgeon.id for surgeon in centre.surgeons])
    for surgeon in centre.surgeons:
        item, minutes = Item("surgeons", surgeon.id), surgeon.minutes_by_day
        yield from item.length("minutes", minutes, n_days, "one a day")
        yield from item.numbers("minutes", minutes, 0, MOST_MINUTES_PER_DAY)
    yield from id_faults("nurses", [nurse.id for nurse in centre.nurses])
    highest = centre.n_skill_levels - 1
    for nurse in centre.nurses:
        item = Item("nurses", nurse.id)
        yield from item.number("skill_level", nurse.skill_level, 0, highest)
        yield from _shift_faults(nurse, centre.calendar)


def _shift_faults(nurse: Nurse, calendar: Calendar) -> Iterator[Fault]:
    item = Item("shifts", nurse.id)
    for shift in nurse.shifts:
        yield from _one_shift_faults(item, shift, calendar)
    times = Counter((shift.day, shift.shift) for shift in nurse.shifts)
    for (day, name), n_times in times.items():
        if n_times > 1:
            message = f"the shift {name!r} of day {day} stands there {n_times} times."
            yield item.fault("shift", message)


def _one_shift_faults(
    item: Item, shift: NurseShift, calendar: Calendar
) -> Iterator[Fault]:
    yield from item.number("day", shift.day, 0, calendar.n_days - 1)
    yield from item.known("shift", [shift.shift], calendar.shift_types, "shift type")
    yield from item.number("max_load", shift.max_load, 0, MOST_NURSE_LOAD)
