"""Who lies in a unit this morning, and who comes to it today and tomorrow."""

from __future__ import annotations

from collections.abc import Sequence

from mapigo.desk.icu_page import Coming, InBed
from mapigo.desk.later_dates import later_date
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.staying_on import chance_in_bed
from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import WARD

__all__ = ["people_coming", "people_in_bed"]


def people_in_bed(now: OpenPlan, stays: Sequence[UnitStay]) -> tuple[InBed, ...]:
    """Return who lies in the unit as today begins, who leaves first at the top."""
    today = now.problem.today
    found = [
        _in_bed(now, stay) for stay in stays if stay.is_in_bed_on_the_morning_of(today)
    ]
    return tuple(sorted(found, key=lambda one: (one.leaves_day, one.patient)))


def _in_bed(now: OpenPlan, stay: UnitStay) -> InBed:
    today = now.problem.today
    return InBed(
        stay,
        stay.end_day,
        _next_has_bed(now, stay),
        chance_in_bed(stay, today, today),
        chance_in_bed(stay, today, today + 1),
    )


def _next_has_bed(now: OpenPlan, stay: UnitStay) -> bool | None:
    """Whether the place after the unit has no more patients then than beds."""
    day, place, free = stay.end_day, stay.next_place, now.occupancy.free
    if not place:
        return True
    if day >= now.problem.centre.calendar.n_days:
        return None
    if place != WARD:
        return free.pool_units[place, day] >= 0
    room = now.occupancy.rooms.get(stay.room)
    persons = now.occupancy.persons.get((stay.room, day), ())
    return room is not None and len(persons) <= room.open_beds(day)


def people_coming(
    now: OpenPlan, stays: Sequence[UnitStay], days: Sequence[int]
) -> tuple[Coming, ...]:
    """Return who comes on some days.

    Day by day: who must come, then by priority, then who is due first.
    """
    today = now.problem.today
    found = [
        Coming(
            stay,
            day,
            later_date(now, stay),
            stay.booking is not None and stay.booking.admission_day < today,
        )
        for day in days
        for stay in stays
        if stay.comes_on(day)
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(coming: Coming) -> tuple[int, bool, int, float, str]:
    entry = coming.entry
    due = entry.treat_by_day if entry else None
    return (
        coming.day,
        not coming.must_come,
        -coming.priority_score,
        float("inf") if due is None else due,
        coming.patient,
    )
