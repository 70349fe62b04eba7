"""Events that contradict each other: two of them say something of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mapigo.domain.calendar import Calendar
from mapigo.domain.events import (
    Arrival,
    BedsClosed,
    BedsOpened,
    CaseMinutes,
    Event,
    NurseAbsent,
    PoolChanged,
    SpanEvent,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    Withdrawal,
    person_of,
)
from mapigo.domain.validation.item import Item
from mapigo.errors import Fault

__all__ = ["contradictions"]


def contradictions(events: Mapping[str, Event], calendar: Calendar) -> Iterator[Fault]:
    """Yield a fault for each event that says what another says, or denies it."""
    yield from _about_the_withdrawn(events)
    first: dict[str, str] = {}
    for name, event in events.items():
        for field, subject in _subjects(event, calendar):
            earlier = first.setdefault(subject, name)
            if earlier != name:
                message = f"{earlier} is about {subject} too: keep one of the two."
                yield Item(name).fault(field, message)
                break


def _about_the_withdrawn(events: Mapping[str, Event]) -> Iterator[Fault]:
    withdrawn: dict[str, str] = {}
    for name, event in events.items():
        if isinstance(event, Withdrawal):
            withdrawn.setdefault(event.patient, name)
    for name, event in events.items():
        person = person_of(event)
        if person in withdrawn and withdrawn[person] != name:
            message = (
                f"{withdrawn[person]} takes {person!r} off the waiting list: keep one "
                "of the two."
            )
            field = "person" if isinstance(event, StayChanged) else "patient"
            yield Item(name).fault(field, message)


def _subjects(event: Event, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """Yield what an event says something of, each with the field that names it."""
    match event:
        case Arrival(entry):
            yield "id", f"the arrival of {entry.id!r}"
        case StayChanged(person, place):
            yield "place", f"the stay of {person!r} in {place!r}"
        case CaseMinutes(patient):
            yield "patient", f"the case of {patient!r}"
        case Withdrawal():
            return
        case _:
            field, thing = _thing(event)
            for time in _times(event, calendar):
                yield field, f"{thing} {time}"


def _times(event: SpanEvent, calendar: Calendar) -> list[str]:
    """Return each day of an event, or each of its shifts, in words."""
    days = [calendar.label(d) for d in range(event.first_day, event.last_day + 1)]
    if not isinstance(event, NurseAbsent):
        return [f"on {day}" for day in days]
    types = (event.shift,) if event.shift else calendar.shift_types
    return [f"in the {shift} shift of {day}" for day in days for shift in types]


def _thing(event: SpanEvent) -> tuple[str, str]:
    match event:
        case Unfit(patient):
            return "patient", f"the patient {patient!r}"
        case TheatreMinutes(theatre):
            return "theatre", f"the theatre {theatre!r}"
        case SurgeonAbsent(surgeon):
            return "surgeon", f"the surgeon {surgeon!r}"
        case NurseAbsent(nurse):
            return "nurse", f"the nurse {nurse!r}"
        case BedsClosed(room) | BedsOpened(room):
            return "room", f"the room {room!r}"
        case PoolChanged(pool):
            return "pool", f"the pool {pool!r}"
