"""Changes that no event is: more beds than a room has, more staff."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import Centre, Nurse, Room, Surgeon
from mapigo.whatif.change import CapacityChange, Thing, Verb
from mapigo.whatif.spans import whole_span
from mapigo.whatif.things import amounts_by_day, days_with_some, usual_minutes

__all__ = ["grown", "is_growth"]


def is_growth(change: CapacityChange) -> bool:
    """Whether a change is more of what no event can make more."""
    return change.verb is Verb.ADD and change.thing in (
        Thing.ROOM,
        Thing.SURGEON,
        Thing.NURSE,
    )


def grown(centre: Centre, change: CapacityChange, before: Centre) -> Centre:
    """Return a centre with more beds, more minutes of a surgeon, or more nurses.

    Usual days and shifts to copy are those of the centre before all changes.
    """
    if change.thing is Thing.NURSE:
        copies = _copies(centre, change, before)
        return replace(centre, nurses=(*centre.nurses, *copies))
    if change.thing is Thing.ROOM:
        rooms = (
            _with_beds(room, change, centre) if room.id == change.id else room
            for room in centre.rooms
        )
        return replace(centre, rooms=tuple(rooms))
    surgeons = (
        _with_minutes(surgeon, change, before) if surgeon.id == change.id else surgeon
        for surgeon in centre.surgeons
    )
    return replace(centre, surgeons=tuple(surgeons))


def _with_beds(room: Room, change: CapacityChange, centre: Centre) -> Room:
    """Return a room with so many beds more open on the days of a change.

    Closed beds open first; then there are more beds, closed on the other days.
    """
    span = whole_span(change, centre.calendar)
    more = change.amount or 1
    open_beds = [
        room.open_beds(day) + more * (day in span)
        for day in range(centre.calendar.n_days)
    ]
    beds = max(room.beds, *open_beds)
    closed = tuple(beds - n_open for n_open in open_beds)
    return replace(room, beds=beds, closed_beds_by_day=closed if any(closed) else ())


def _with_minutes(surgeon: Surgeon, change: CapacityChange, before: Centre) -> Surgeon:
    more = change.amount or usual_minutes(amounts_by_day(change, before))
    days = set(days_with_some(change, before))
    return replace(
        surgeon,
        minutes_by_day=tuple(
            now + more * (day in days) for day, now in enumerate(surgeon.minutes_by_day)
        ),
    )


def _copies(centre: Centre, change: CapacityChange, before: Centre) -> list[Nurse]:
    """Return nurses with the skill and the shifts of another, on the days."""
    like = next(nurse for nurse in before.nurses if nurse.id == change.id)
    span = whole_span(change, centre.calendar)
    shifts = tuple(shift for shift in like.shifts if shift.day in span)
    taken = {nurse.id for nurse in centre.nurses}
    copies: list[Nurse] = []
    number = 1
    while len(copies) < (change.amount or 1):
        name = f"{like.id}+{number}"
        if name not in taken:
            copies.append(Nurse(name, like.skill_level, shifts))
        number += 1
    return copies
