"""Tables of the house: wards, rooms, theatres with sessions, pools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from mapigo.domain.calendar import Calendar
from mapigo.domain.centre import Centre, Pool, Room, Theatre, TheatreKind, Ward
from mapigo.domain.validation.limits import (
    MOST_BEDS_PER_ROOM,
    MOST_MINUTES_PER_DAY,
    MOST_POOL_CAPACITY,
)
from mapigo.formats.centre_folder.by_day import by_day, rows_by_day
from mapigo.formats.tables import (
    Choice,
    Column,
    Day,
    Labels,
    Row,
    Table,
    Text,
    WholeNumber,
    YesNo,
    rows_of,
)

__all__ = ["HOUSE_TABLES", "house_rows", "pools", "rooms", "theatres", "wards"]

_BEDS = WholeNumber(0, MOST_BEDS_PER_ROOM)
_CAPACITY = WholeNumber(0, MOST_POOL_CAPACITY)
_DAY = Day(in_horizon=True)

_WARDS = Table(
    "wards",
    "Wards: beds run as one unit for staff.",
    key=("id",),
    optional=True,
    columns=(
        Column("id", Text(), "id of the ward", "cardiac_surgery"),
        Column("name", Text(), "name for people", "Cardiac surgery", ""),
    ),
)
_ROOMS = Table(
    "rooms",
    "Rooms of the wards.",
    key=("id",),
    columns=(
        Column("id", Text(), "id of the room", "C3.12"),
        Column("ward", Text(), "ward of the room", "cardiac_surgery", ""),
        Column("beds", _BEDS, "beds in the room", "2"),
        Column("isolation", YesNo(), "can isolate a patient", "no", False),
        Column(
            "equipment",
            Labels(),
            "equipment that patients may need",
            "telemetry;hoist",
            frozenset(),
        ),
    ),
)
_CLOSED_BEDS = Table(
    "closed_beds",
    "Beds that are closed, for each room and day with any.",
    key=("room", "day"),
    optional=True,
    columns=(
        Column("room", Text(), "id of the room", "C3.12", refers_to="rooms"),
        Column("day", _DAY, "day of the horizon", "2026-12-24"),
        Column("beds", _BEDS, "beds closed on that day", "1"),
    ),
)
_THEATRES = Table(
    "theatres",
    "Operating theatres, hybrid rooms and laboratories.",
    key=("id",),
    columns=(
        Column("id", Text(), "id of the theatre", "OT1"),
        Column("kind", Choice(TheatreKind), "kind of room", "OR", TheatreKind.OR),
        Column(
            "capabilities",
            Labels(),
            "what cases may need of the theatre",
            "bypass;tavi",
            frozenset(),
        ),
    ),
)
_SESSIONS = Table(
    "sessions",
    "Planned minutes of each theatre; on a day without a row it is closed.",
    key=("theatre", "day"),
    columns=(
        Column("theatre", Text(), "id of the theatre", "OT1", refers_to="theatres"),
        Column("day", _DAY, "day of the horizon", "2026-12-07"),
        Column("minutes", WholeNumber(0, MOST_MINUTES_PER_DAY), "minutes", "480"),
    ),
)
_POOLS = Table(
    "pools",
    "Anything counted per day: ICU beds, step-down beds, perfusionists, teams.",
    key=("id",),
    optional=True,
    columns=(
        Column("id", Text(), "id of the pool, a stage of pathways", "icu"),
        Column("name", Text(), "name for people", "Intensive care beds", ""),
        Column("capacity", _CAPACITY, "units on an ordinary day", "12", 0),
    ),
)
_POOL_DAYS = Table(
    "pool_days",
    "Days on which a pool has another capacity than its ordinary one.",
    key=("pool", "day"),
    optional=True,
    columns=(
        Column("pool", Text(), "id of the pool", "icu", refers_to="pools"),
        Column("day", _DAY, "day of the horizon", "2026-12-25"),
        Column("capacity", _CAPACITY, "units on that day", "8"),
    ),
)

HOUSE_TABLES = (
    _WARDS,
    _ROOMS,
    _CLOSED_BEDS,
    _THEATRES,
    _SESSIONS,
    _POOLS,
    _POOL_DAYS,
)

Rows = Mapping[str, list[Row]]


def wards(rows: Rows) -> tuple[Ward, ...]:
    """Return the wards."""
    return tuple(Ward(**row.values) for row in rows["wards"])


def rooms(rows: Rows, calendar: Calendar) -> tuple[Room, ...]:
    """Return the rooms; one without closed beds has an empty list of them."""
    closed = by_day(rows["closed_beds"], "room", "beds", calendar.n_days)
    return tuple(
        Room(**row.values, closed_beds_by_day=closed.get(row["id"], ()))
        for row in rows["rooms"]
    )


def theatres(rows: Rows, calendar: Calendar) -> tuple[Theatre, ...]:
    """Return the theatres with the minutes of their sessions."""
    minutes = by_day(rows["sessions"], "theatre", "minutes", calendar.n_days)
    closed = (0,) * calendar.n_days
    return tuple(
        Theatre(**row.values, minutes_by_day=minutes.get(row["id"], closed))
        for row in rows["theatres"]
    )


def pools(rows: Rows, calendar: Calendar) -> tuple[Pool, ...]:
    """Return the pools with their capacity on every day."""
    n_days = calendar.n_days
    ordinary = {row["id"]: row["capacity"] for row in rows["pools"]}
    capacity = by_day(rows["pool_days"], "pool", "capacity", n_days, ordinary)
    return tuple(
        Pool(
            row["id"],
            capacity.get(row["id"], (row["capacity"],) * n_days),
            row["name"],
        )
        for row in rows["pools"]
    )


def house_rows(centre: Centre) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Yield each table of the house with its rows."""
    yield _WARDS, list(rows_of(centre.wards, _WARDS))
    yield _ROOMS, list(rows_of(centre.rooms, _ROOMS))
    closed = {room.id: room.closed_beds_by_day for room in centre.rooms}
    yield _CLOSED_BEDS, list(rows_by_day(closed, "room", "beds"))
    yield _THEATRES, list(rows_of(centre.theatres, _THEATRES))
    minutes = {theatre.id: theatre.minutes_by_day for theatre in centre.theatres}
    yield _SESSIONS, list(rows_by_day(minutes, "theatre", "minutes"))
    usual = {pool.id: _most_frequent(pool.capacity_by_day) for pool in centre.pools}
    yield (
        _POOLS,
        [
            {"id": pool.id, "name": pool.name, "capacity": usual[pool.id]}
            for pool in centre.pools
        ],
    )
    capacity = {pool.id: pool.capacity_by_day for pool in centre.pools}
    yield _POOL_DAYS, list(rows_by_day(capacity, "pool", "capacity", usual))


def _most_frequent(numbers: tuple[int, ...]) -> int:
    return Counter(numbers).most_common(1)[0][0]
