"""The table of events. Which columns a row fills depends on what has happened."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain.validation.limits import (
    MOST_BEDS_PER_ROOM,
    MOST_MINUTES_PER_DAY,
    MOST_POOL_CAPACITY,
    MOST_STAY_DAYS,
)
from mapigo.formats.centre_folder.people import WAITING_LIST_TABLE
from mapigo.formats.events.words import EventWord
from mapigo.formats.tables import (
    Cell,
    Choice,
    Column,
    Day,
    ShiftType,
    Table,
    Text,
    WholeNumber,
)

__all__ = ["ENTRY_COLUMNS", "EVENTS_TABLE"]

ENTRY_COLUMNS = tuple(
    column for column in WAITING_LIST_TABLE.columns if column.name != "id"
)
"""What is said of somebody who arrives, besides the id."""

_DAY = Day(in_horizon=True)


def _given(name: str, cell: Cell, meaning: str, example: str) -> Column:
    """Return a column in which an empty cell means that nothing is said."""
    return Column(name, cell, meaning, example, None)


EVENTS_TABLE = Table(
    "events",
    "One row for each event; their order does not matter.",
    key=(),
    columns=(
        Column("event", Choice(EventWord), "what has happened", "theatre_closed"),
        _given("day", _DAY, "day of the event, or the first of several", "2026-12-10"),
        _given("until", _DAY, "last day, where it is another one", "2026-12-11"),
        _given(
            "patient",
            Text(),
            "id of the waiting-list entry, a new one for who arrives; of the occupant, "
            "where the stay of one changes",
            "W1042",
        ),
        _given(
            "place",
            Text(),
            "the stage of the pathway: ward, or a pool; its last stage there, where "
            "there are several",
            "icu",
        ),
        _given(
            "days",
            WholeNumber(0, MOST_STAY_DAYS),
            "bed-days of that stage in all; an occupant's from day 0 on",
            "4",
        ),
        _given(
            "minutes",
            WholeNumber(1, MOST_MINUTES_PER_DAY),
            "minutes of the case, or of the theatre on each of the days",
            "300",
        ),
        _given("theatre", Text(), "id of the theatre", "OT1"),
        _given("surgeon", Text(), "id of the surgeon", "S1"),
        _given("nurse", Text(), "id of the nurse", "N1"),
        _given("shift", ShiftType(), "the shift, where it is not all of them", "early"),
        _given("room", Text(), "id of the room", "C3.12"),
        _given(
            "beds",
            WholeNumber(1, MOST_BEDS_PER_ROOM),
            "how many beds more are closed or opened",
            "1",
        ),
        _given("pool", Text(), "id of the pool", "icu"),
        _given(
            "units",
            WholeNumber(-MOST_POOL_CAPACITY, MOST_POOL_CAPACITY),
            "how many units more there are; with a minus, fewer",
            "-2",
        ),
        *(replace(column, default=None) for column in ENTRY_COLUMNS),
    ),
)
