"""Changes that are events too: what closes, who is absent, pools and theatres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import multimode

from mapigo.domain import (
    BedsClosed,
    Centre,
    NurseAbsent,
    PoolChanged,
    SurgeonAbsent,
    TheatreMinutes,
)
from mapigo.domain.events import SpanEvent
from mapigo.whatif.change import CapacityChange, Change, Thing, Verb
from mapigo.whatif.spans import stretches, whole_span

__all__ = ["days_with_some", "events_by_name", "events_of", "usual_minutes"]


def usual_minutes(minutes_by_day: tuple[int, ...]) -> int:
    """Return the minutes of most days that have any; the more where several do."""
    some = [minutes for minutes in minutes_by_day if minutes]
    return max(multimode(some), default=0)


def days_with_some(
    change: CapacityChange, by_day: tuple[int, ...], centre: Centre
) -> list[int]:
    """Return the days of a change; those that have some, unless days were named."""
    days = whole_span(change, centre.calendar)
    if change.first_day is not None and change.verb is Verb.ADD:
        return list(days)
    return [day for day in days if by_day[day]]


def events_by_name(
    changes: Mapping[str, Change], centre: Centre
) -> dict[str, SpanEvent]:
    """Return the events of all changes, by what a sentence should call them."""
    events: dict[str, SpanEvent] = {}
    for name, change in changes.items():
        if isinstance(change, CapacityChange):
            for number, event in enumerate(events_of(change, centre)):
                events[f"{name}, part {number + 1}" if number else name] = event
    return events


def events_of(change: CapacityChange, centre: Centre) -> Iterator[SpanEvent]:
    """Yield the events that a change amounts to; none where it is no event."""
    days = whole_span(change, centre.calendar)
    match change.verb, change.thing:
        case _, Thing.THEATRE:
            yield from _theatre(change, centre)
        case _, Thing.POOL:
            yield from _pool(change, centre)
        case Verb.CLOSE, Thing.ROOM:
            yield BedsClosed(change.id, days[0], days[-1], change.amount)
        case Verb.ABSENT, Thing.SURGEON:
            yield SurgeonAbsent(change.id, days[0], days[-1])
        case Verb.ABSENT, Thing.NURSE:
            yield NurseAbsent(change.id, days[0], days[-1], change.shift)


def _theatre(change: CapacityChange, centre: Centre) -> Iterator[SpanEvent]:
    theatre = next(one for one in centre.theatres if one.id == change.id)
    minutes = theatre.minutes_by_day
    days = whole_span(change, centre.calendar)
    if change.verb is Verb.CLOSE and change.amount is None:
        yield TheatreMinutes(change.id, days[0], days[-1], 0)
        return
    more = change.amount or usual_minutes(minutes)
    if change.verb is Verb.CLOSE:
        more = -more
    for first, last, now in stretches(
        days_with_some(change, minutes, centre), lambda day: minutes[day]
    ):
        yield TheatreMinutes(change.id, first, last, now + more)


def _pool(change: CapacityChange, centre: Centre) -> Iterator[SpanEvent]:
    pool = next(one for one in centre.pools if one.id == change.id)
    capacity = pool.capacity_by_day

    def units(day: int) -> int:
        if change.verb is Verb.ADD:
            return change.amount or 1
        return -(change.amount or capacity[day])

    for first, last, n in stretches(days_with_some(change, capacity, centre), units):
        yield PoolChanged(change.id, first, last, n)
