"""The past as it was: what happens today changes nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mapigo.domain import Nurse, Plan, PlanningProblem, WaitingListEntry
from mapigo.replan.in_the_house import pools_large_enough

__all__ = ["with_the_past_as_it_was"]


def with_the_past_as_it_was(
    before: PlanningProblem, after: PlanningProblem, plan: Plan, today: int
) -> PlanningProblem:
    """Return the problem after events, with the days before today as they were.

    Theatres, staff, beds and pools of past days, and the minutes of cases that are
    over: whatever was worked then was possible. Nor is a pool too full on past days.

    Parameters
    ----------
    before, after
        The problem before the events and after them.
    plan
        The plan in force, which says whose case is over.
    today
        The first day that is not past.
    """
    old, new = before.centre, after.centre
    centre = replace(
        new,
        theatres=tuple(
            replace(
                one, minutes_by_day=_days(was.minutes_by_day, one.minutes_by_day, today)
            )
            for was, one in zip(old.theatres, new.theatres, strict=True)
        ),
        surgeons=tuple(
            replace(
                one, minutes_by_day=_days(was.minutes_by_day, one.minutes_by_day, today)
            )
            for was, one in zip(old.surgeons, new.surgeons, strict=True)
        ),
        rooms=tuple(
            replace(
                one,
                closed_beds_by_day=_days(
                    was.closed_beds_by_day, one.closed_beds_by_day, today
                ),
            )
            for was, one in zip(old.rooms, new.rooms, strict=True)
        ),
        pools=tuple(
            replace(
                one,
                capacity_by_day=_days(was.capacity_by_day, one.capacity_by_day, today),
            )
            for was, one in zip(old.pools, new.pools, strict=True)
        ),
        nurses=tuple(
            _nurse(was, one, today)
            for was, one in zip(old.nurses, new.nurses, strict=True)
        ),
    )
    entries = {entry.id: entry for entry in before.waiting_list}
    bookings = plan.booking_of()

    def as_it_was(entry: WaitingListEntry) -> WaitingListEntry:
        booking, was = bookings.get(entry.id), entries.get(entry.id)
        if booking is None or was is None:
            return entry
        is_over = booking.admission_day + entry.operation_offset < today
        return replace(entry, theatre_minutes=was.theatre_minutes) if is_over else entry

    waiting_list = tuple(map(as_it_was, after.waiting_list))
    problem = replace(after, centre=centre, waiting_list=waiting_list)
    pools = pools_large_enough(problem, plan.bookings, range(today))
    return replace(problem, centre=replace(centre, pools=pools))


def _days(was: Sequence[int], now: Sequence[int], today: int) -> tuple[int, ...]:
    """Return the numbers of past days as they were; none are as many as 0."""
    n_days = max(len(was), len(now))
    was, now = (tuple(days) or (0,) * n_days for days in (was, now))
    return (*was[:today], *now[today:])


def _nurse(was: Nurse, now: Nurse, today: int) -> Nurse:
    past = [shift for shift in was.shifts if shift.day < today]
    return replace(
        now, shifts=(*past, *(shift for shift in now.shifts if shift.day >= today))
    )
