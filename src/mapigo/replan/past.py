"""The past as it was: what happens today changes nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from mapigo.domain import (
    Nurse,
    Plan,
    PlanningProblem,
    Pool,
    Room,
    Surgeon,
    Theatre,
    WaitingListEntry,
)
from mapigo.replan.in_the_house import pools_large_enough, those_here

__all__ = ["with_past_duties", "with_the_past_as_it_was"]

Thing = TypeVar("Thing", Theatre, Surgeon, Room, Pool)


def with_past_duties(before: Plan, after: Plan, today: int) -> Plan:
    """Return the plan after events with the duties before today as they were worked."""
    past = (duty for duty in before.duties if duty.day < today)
    to_come = (duty for duty in after.duties if duty.day >= today)
    return replace(after, duties=(*past, *to_come))


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
        theatres=_as_before(old.theatres, new.theatres, "minutes_by_day", today),
        surgeons=_as_before(old.surgeons, new.surgeons, "minutes_by_day", today),
        rooms=_as_before(old.rooms, new.rooms, "closed_beds_by_day", today),
        pools=_as_before(old.pools, new.pools, "capacity_by_day", today),
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
    here = those_here(problem, plan, today)
    pools = pools_large_enough(problem, here, range(today))
    return replace(problem, centre=replace(centre, pools=pools))


def _as_before(
    old: Sequence[Thing], new: Sequence[Thing], field: str, today: int
) -> tuple[Thing, ...]:
    """Return things with the numbers by day of one field as they were on past days."""
    things: list[Thing] = []
    for was, now in zip(old, new, strict=True):
        days = _days(getattr(was, field), getattr(now, field), today)
        changed: dict[str, Any] = {field: days}
        things.append(replace(now, **changed))
    return tuple(things)


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
