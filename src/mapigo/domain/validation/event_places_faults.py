"""Faults of events about theatres, rooms and pools: closing what is closed."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.centre import Centre, Room
from mapigo.domain.events import BedsClosed, BedsOpened, PoolChanged, TheatreMinutes
from mapigo.domain.validation.event_names import unknown_name
from mapigo.domain.validation.event_spans import days_in_horizon
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import (
    MOST_BEDS_PER_ROOM,
    MOST_MINUTES_PER_DAY,
    MOST_POOL_CAPACITY,
)
from mapigo.errors import Fault

__all__ = [
    "beds_closed_faults",
    "beds_opened_faults",
    "pool_faults",
    "theatre_faults",
]


def theatre_faults(
    item: Item, event: TheatreMinutes, centre: Centre
) -> Iterator[Fault]:
    """Yield an unknown theatre, and one that has these minutes already."""
    theatres = {theatre.id: theatre for theatre in centre.theatres}
    yield from unknown_name(item, "theatre", event.theatre, theatres, "theatre")
    yield from item.number("minutes", event.minutes, 0, MOST_MINUTES_PER_DAY)
    days = days_in_horizon(event, centre.calendar)
    if event.theatre in theatres and days:
        minutes = theatres[event.theatre].minutes_by_day
        if all(minutes[day] == event.minutes for day in days):
            state = f"has {event.minutes} minutes" if event.minutes else "is closed"
            message = (
                f"the theatre {event.theatre!r} {state} "
                f"{centre.calendar.span(days[0], days[-1])} as it is: correct the "
                "theatre or the days, or leave it out."
            )
            yield item.fault("theatre", message)


def beds_closed_faults(
    item: Item, event: BedsClosed, centre: Centre
) -> Iterator[Fault]:
    """Yield an unknown room, and more beds to close than are open."""
    rooms = {room.id: room for room in centre.rooms}
    yield from _beds_faults(item, event, rooms)
    if event.room in rooms:
        room = rooms[event.room]
        days = days_in_horizon(event, centre.calendar)
        open_beds = {day: room.open_beds(day) for day in days}
        yield from _too_many_faults(item, event, open_beds, "open", centre)


def beds_opened_faults(
    item: Item, event: BedsOpened, centre: Centre
) -> Iterator[Fault]:
    """Yield an unknown room, and more beds to open than are closed."""
    rooms = {room.id: room for room in centre.rooms}
    yield from _beds_faults(item, event, rooms)
    if event.room in rooms:
        room = rooms[event.room]
        days = days_in_horizon(event, centre.calendar)
        closed_beds = {day: room.beds - room.open_beds(day) for day in days}
        yield from _too_many_faults(item, event, closed_beds, "closed", centre)


def _beds_faults(
    item: Item, event: BedsClosed | BedsOpened, rooms: dict[str, Room]
) -> Iterator[Fault]:
    yield from unknown_name(item, "room", event.room, rooms, "room")
    if event.beds is not None:
        yield from item.number("beds", event.beds, 1, MOST_BEDS_PER_ROOM)


def _too_many_faults(
    item: Item,
    event: BedsClosed | BedsOpened,
    beds_by_day: dict[int, int],
    state: str,
    centre: Centre,
) -> Iterator[Fault]:
    """Yield a fault when fewer beds are in a state than are to leave it.

    All of them is none at all only where no day has any.
    """
    if not beds_by_day:
        return
    if event.beds is None:
        day = max(beds_by_day, key=lambda day: beds_by_day[day])
        needed, to_do = 1, "correct the room or the days, or leave it out"
    else:
        day = min(beds_by_day, key=lambda day: beds_by_day[day])
        needed, to_do = event.beds, "correct the number of beds, or the days"
    n_beds = beds_by_day[day]
    if n_beds < needed:
        came = {0: "no bed is", 1: "only 1 bed is"}.get(n_beds, f"only {n_beds} are")
        when = centre.calendar.label(day)
        message = f"in the room {event.room!r} {came} {state} on {when}: {to_do}."
        yield item.fault("room" if event.beds is None else "beds", message)


def pool_faults(item: Item, event: PoolChanged, centre: Centre) -> Iterator[Fault]:
    """Yield an unknown pool, no change, and a capacity that cannot be."""
    pools = {pool.id: pool for pool in centre.pools}
    yield from unknown_name(item, "pool", event.pool, pools, "pool")
    if event.units == 0:
        message = "expected units more or, with a minus, fewer, came 0."
        yield item.fault("units", message)
    if event.pool in pools:
        capacity = pools[event.pool].capacity_by_day
        for day in days_in_horizon(event, centre.calendar):
            units = capacity[day] + event.units
            if not 0 <= units <= MOST_POOL_CAPACITY:
                message = (
                    f"the pool {event.pool!r} would have {units} units on "
                    f"{centre.calendar.label(day)}, expected 0 to "
                    f"{MOST_POOL_CAPACITY}: correct the units or the days."
                )
                yield item.fault("units", message)
                break
