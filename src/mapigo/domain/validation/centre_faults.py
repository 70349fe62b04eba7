"""Faults of the house: theatres, wards, rooms, pools, and the labels of the centre."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.calendar import Calendar
from mapigo.domain.centre import Centre, Pool, Room, Theatre
from mapigo.domain.pathway import OPERATION, WARD
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import (
    MOST_BEDS_PER_ROOM,
    MOST_MINUTES_PER_DAY,
    MOST_POOL_CAPACITY,
    MOST_SKILL_LEVELS,
)
from mapigo.domain.validation.texts import id_faults, label_faults, text_faults
from mapigo.errors import Fault

__all__ = ["centre_faults"]


def centre_faults(centre: Centre) -> Iterator[Fault]:
    """Yield the faults of everything in the centre but its staff."""
    yield from _label_faults(centre)
    yield from id_faults("wards", [ward.id for ward in centre.wards])
    for ward in centre.wards:
        yield from text_faults(Item("wards", ward.id), "name", ward.name)
    yield from id_faults("rooms", [room.id for room in centre.rooms])
    for room in centre.rooms:
        yield from _room_faults(room, centre)
    yield from id_faults("theatres", [theatre.id for theatre in centre.theatres])
    for theatre in centre.theatres:
        yield from _theatre_faults(theatre, centre.calendar)
    yield from id_faults("pools", [pool.id for pool in centre.pools])
    for pool in centre.pools:
        yield from _pool_faults(pool, centre.calendar)


def _label_faults(centre: Centre) -> Iterator[Fault]:
    item = Item("centre")
    yield from text_faults(item, "name", centre.name)
    yield from item.number("skill_levels", centre.n_skill_levels, 1, MOST_SKILL_LEVELS)
    yield from item.no_repeats("age_groups", centre.age_groups)
    for label in centre.age_groups:
        yield from label_faults(item, "age_groups", label)
    if not centre.age_groups:
        yield item.fault("age_groups", "expected at least one age group, came none.")
    for table in ("rooms", "theatres", "surgeons"):
        if not getattr(centre, table):
            message = f"expected at least one of the {table}, came none: add them."
            yield Item(table).fault("id", message)


def _room_faults(room: Room, centre: Centre) -> Iterator[Fault]:
    item = Item("rooms", room.id)
    yield from item.number("beds", room.beds, 0, MOST_BEDS_PER_ROOM)
    if room.ward:
        wards = [ward.id for ward in centre.wards]
        yield from item.known("ward", [room.ward], wards, "ward")
    for label in sorted(room.equipment):
        yield from label_faults(item, "equipment", label)
    if room.closed_beds_by_day:
        closed, n_days = room.closed_beds_by_day, centre.calendar.n_days
        yield from item.length("closed_beds_by_day", closed, n_days, "one a day")
        yield from item.numbers("closed_beds_by_day", closed, 0, max(0, room.beds))


def _theatre_faults(theatre: Theatre, calendar: Calendar) -> Iterator[Fault]:
    item = Item("theatres", theatre.id)
    for label in sorted(theatre.capabilities):
        yield from label_faults(item, "capabilities", label)
    sessions, minutes = Item("sessions", theatre.id), theatre.minutes_by_day
    yield from sessions.length("minutes", minutes, calendar.n_days, "one a day")
    yield from sessions.numbers("minutes", minutes, 0, MOST_MINUTES_PER_DAY)


def _pool_faults(pool: Pool, calendar: Calendar) -> Iterator[Fault]:
    item, capacity = Item("pools", pool.id), pool.capacity_by_day
    if pool.id in (WARD, OPERATION):
        message = f"{pool.id!r} is a stage of every pathway: give the pool another id."
        yield item.fault("id", message)
    yield from text_faults(item, "name", pool.name)
    yield from item.length("capacity", capacity, calendar.n_days, "one a day")
    yield from item.numbers("capacity", capacity, 0, MOST_POOL_CAPACITY)
