"""Changes that are events too: what closes, who is absent, pools and theatres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from mapigo.whatif.things import amounts_by_day, days_with_some, usual_minutes

__all__ = ["events_by_name"]


def events_by_name(
    changes: Mapping[str, Change], centre: Centre
) -> dict[str, SpanEvent]:
    """Return the events of all changes, by what a sentence should call them."""
    events: dict[str, SpanEvent] = {}
    for name, change in changes.items():
        if isinstance(change, CapacityChange):
            for number, event in enumerate(_events_of(change, centre)):
                events[f"{name}, part {number + 1}" if number else name] = event
    return events


def _events_of(change: CapacityChange, centre: Centre) -> Iterator[SpanEvent]:
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
    minutes = amounts_by_day(change, centre)
    if change.verb is Verb.CLOSE and change.amount is None:
        days = whole_span(change, centre.calendar)
        yield TheatreMinutes(change.id, days[0], days[-1], 0)
        return
    more = change.amount or usual_minutes(minutes)
    if change.verb is Verb.CLOSE:
        more = -more
    for first, last, now in stretches(
        days_with_some(change, centre), lambda day: minutes[day]
    ):
        yield TheatreMinutes(change.id, first, last, now + more)


def _pool(change: CapacityChange, centre: Centre) -> Iterator[SpanEvent]:
    capacity = amounts_by_day(change, centre)

    def units(day: int) -> int:
        if change.verb is Verb.ADD:
            return change.amount or 1
        return -(change.amount or capacity[day])

    for first, last, n in stretches(days_with_some(change, centre), units):
        yield PoolChanged(change.id, first, last, n)
