"""The things that changes are about, and what there is of them on each day."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import multimode
from typing import TypeAlias

from mapigo.domain import Centre, Nurse, Pool, Room, Surgeon, Theatre
from mapigo.whatif.change import CapacityChange, Thing, Verb
from mapigo.whatif.spans import whole_span

__all__ = [
    "ThingOfCentre",
    "amounts_by_day",
    "days_with_some",
    "things_of",
    "usual_minutes",
]

ThingOfCentre: TypeAlias = Theatre | Room | Pool | Surgeon | Nurse


def things_of(centre: Centre, thing: Thing) -> dict[str, ThingOfCentre]:
    """Return the theatres, rooms, pools, surgeons or nurses by id."""
    tables: dict[Thing, Sequence[ThingOfCentre]] = {
        Thing.THEATRE: centre.theatres,
        Thing.ROOM: centre.rooms,
        Thing.POOL: centre.pools,
        Thing.SURGEON: centre.surgeons,
        Thing.NURSE: centre.nurses,
    }
    return {one.id: one for one in tables[thing]}


def amounts_by_day(change: CapacityChange, centre: Centre) -> tuple[int, ...]:
    """Return the minutes of a theatre or surgeon, the units of a pool; else nothing."""
    match things_of(centre, change.thing)[change.id]:
        case Theatre(minutes_by_day=minutes) | Surgeon(minutes_by_day=minutes):
            return minutes
        case Pool(capacity_by_day=units):
            return units
        case _:
            return ()


def days_with_some(change: CapacityChange, centre: Centre) -> list[int]:
    """Return the days of a change; those that have some, unless days were named."""
    days = whole_span(change, centre.calendar)
    if change.first_day is not None and change.verb is Verb.ADD:
        return list(days)
    by_day = amounts_by_day(change, centre)
    return [day for day in days if by_day[day]]


def usual_minutes(minutes_by_day: tuple[int, ...]) -> int:
    """Return the minutes of most days that have any; the more where several do."""
    some = [minutes for minutes in minutes_by_day if minutes]
    return max(multimode(some), default=0)
