"""Events about places and staff: each changes the draft and says what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mapigo.domain import (
    BedsClosed,
    BedsOpened,
    NurseAbsent,
    PoolChanged,
    SurgeonAbsent,
    TheatreMinutes,
)
from mapigo.domain.events import SpanEvent
from mapigo.explain.wording import counted
from mapigo.replan.draft import Draft

__all__ = [
    "change_pool",
    "close_beds",
    "miss_nurse",
    "miss_surgeon",
    "open_beds",
    "set_theatre",
]


def set_theatre(draft: Draft, event: TheatreMinutes) -> str:
    """Give a theatre its minutes on some days."""
    theatre = draft.theatres[event.theatre]
    minutes = _on_days(event, theatre.minutes_by_day, lambda _: event.minutes)
    draft.theatres[event.theatre] = replace(theatre, minutes_by_day=minutes)
    state = f"has {counted(event.minutes, 'minute')}" if event.minutes else "is closed"
    return f"The theatre {event.theatre} {state} {_span(draft, event)}."


def miss_surgeon(draft: Draft, event: SurgeonAbsent) -> str:
    """Take a surgeon's minutes away on some days."""
    surgeon = draft.surgeons[event.surgeon]
    minutes = _on_days(event, surgeon.minutes_by_day, lambda _: 0)
    draft.surgeons[event.surgeon] = replace(surgeon, minutes_by_day=minutes)
    return f"The surgeon {event.surgeon} is absent {_span(draft, event)}."


def miss_nurse(draft: Draft, event: NurseAbsent) -> str:
    """Take a nurse's shifts away on some days, with the duties in them."""
    nurse = draft.nurses[event.nurse]

    def is_missed(day: int, shift: str) -> bool:
        is_that_shift = event.shift in ("", shift)
        return is_that_shift and event.first_day <= day <= event.last_day

    shifts = tuple(one for one in nurse.shifts if not is_missed(one.day, one.shift))
    draft.nurses[event.nurse] = replace(nurse, shifts=shifts)
    draft.duties = [
        duty
        for duty in draft.duties
        if duty.nurse != event.nurse or not is_missed(duty.day, duty.shift)
    ]
    span = _span(draft, event)
    of_shift = f"for the {event.shift} shift " if event.shift else ""
    return f"The nurse {event.nurse} is absent {of_shift}{span}."


def close_beds(draft: Draft, event: BedsClosed) -> str:
    """Close beds of a room, or all of them."""
    n_beds = draft.rooms[event.room].beds
    more = n_beds if event.beds is None else event.beds
    _set_closed(draft, event, lambda closed: min(n_beds, closed + more))
    if event.beds is None:
        return f"The room {event.room} is closed {_span(draft, event)}."
    beds, verb = counted(event.beds, "bed"), "is" if event.beds == 1 else "are"
    return f"{beds} of the room {event.room} {verb} closed {_span(draft, event)}."


def open_beds(draft: Draft, event: BedsOpened) -> str:
    """Open closed beds of a room, or all of them."""
    fewer = draft.rooms[event.room].beds if event.beds is None else event.beds
    _set_closed(draft, event, lambda closed: max(0, closed - fewer))
    if event.beds is None:
        return f"All beds of the room {event.room} are open {_span(draft, event)}."
    beds, verb = counted(event.beds, "closed bed"), "is" if event.beds == 1 else "are"
    return f"{beds} of the room {event.room} {verb} open {_span(draft, event)}."


def change_pool(draft: Draft, event: PoolChanged) -> str:
    """Add units to a pool on some days, or take them away."""
    pool = draft.pools[event.pool]
    capacity = _on_days(event, pool.capacity_by_day, lambda n: n + event.units)
    draft.pools[event.pool] = replace(pool, capacity_by_day=capacity)
    units = counted(abs(event.units), "unit")
    than_planned = "more" if event.units > 0 else "fewer"
    span = _span(draft, event)
    return f"The pool {event.pool} has {units} {than_planned} than planned {span}."


def _on_days(
    event: SpanEvent, by_day: Sequence[int], change: Callable[[int], int]
) -> tuple[int, ...]:
    """Return numbers by day, changed on the days of an event."""
    return tuple(
        change(number) if event.first_day <= day <= event.last_day else number
        for day, number in enumerate(by_day)
    )


def _set_closed(
    draft: Draft, event: BedsClosed | BedsOpened, change: Callable[[int], int]
) -> None:
    room = draft.rooms[event.room]
    closed = room.closed_beds_by_day or (0,) * draft.calendar.n_days
    after = _on_days(event, closed, change)
    # A room in which no bed is closed has no list of them.
    draft.rooms[event.room] = replace(
        room, closed_beds_by_day=after if any(after) else ()
    )


def _span(draft: Draft, event: SpanEvent) -> str:
    return draft.calendar.span(event.first_day, event.last_day)
