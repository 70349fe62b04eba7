"""Whom an event touches directly: whom it is about, and whose place it takes away."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import (
    BedsClosed,
    Booking,
    Event,
    Plan,
    PlanningProblem,
    SurgeonAbsent,
    TheatreMinutes,
    WaitingListEntry,
)
from mapigo.domain.events import person_of

__all__ = ["persons_touched"]


def persons_touched(
    event: Event, before: PlanningProblem, plan: Plan, after: PlanningProblem
) -> Iterator[str]:
    """Yield the ids of those whom an event touches.

    Fewer minutes, beds or units touch nobody in particular; a closed theatre, an
    absent surgeon and a closed room touch all who are booked or lie there.
    """
    person = person_of(event)
    if person is not None:
        yield person
    elif isinstance(event, TheatreMinutes | SurgeonAbsent):
        yield from _operated_then(event, before, plan)
    elif isinstance(event, BedsClosed):
        yield from _lying_there(event, before, plan, after)


def _booked(
    problem: PlanningProblem, plan: Plan
) -> Iterator[tuple[WaitingListEntry, Booking]]:
    bookings = plan.booking_of()
    for entry in problem.waiting_list:
        if entry.id in bookings:
            yield entry, bookings[entry.id]


def _operated_then(
    event: TheatreMinutes | SurgeonAbsent, problem: PlanningProblem, plan: Plan
) -> Iterator[str]:
    if isinstance(event, TheatreMinutes) and event.minutes:
        return
    for entry, booking in _booked(problem, plan):
        operation_day = booking.admission_day + entry.operation_offset
        if isinstance(event, TheatreMinutes):
            is_there = booking.theatre == event.theatre
        else:
            is_there = booking.surgeon == event.surgeon
        if is_there and event.first_day <= operation_day <= event.last_day:
            yield entry.id


def _lying_there(
    event: BedsClosed, before: PlanningProblem, plan: Plan, after: PlanningProblem
) -> Iterator[str]:
    room = next(room for room in after.centre.rooms if room.id == event.room)
    closed_days = {
        day
        for day in range(event.first_day, event.last_day + 1)
        if not room.open_beds(day)
    }
    for entry, booking in _booked(before, plan):
        days = {booking.admission_day + n for n in entry.pathway.ward_offsets}
        if booking.room == event.room and days & closed_days:
            yield entry.id
    for occupant in before.occupants:
        if occupant.room == event.room and closed_days & {
            *occupant.pathway.ward_offsets
        }:
            yield occupant.id
