"""Events as texts of the two formats, which mapigo itself only reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from mapigo.domain import (
    Arrival,
    BedsClosed,
    BedsOpened,
    Calendar,
    CaseMinutes,
    Event,
    NurseAbsent,
    PoolChanged,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    Withdrawal,
)
from mapigo.formats.events import EVENTS_TABLE
from mapigo.formats.events.table import ENTRY_COLUMNS
from mapigo.formats.tables import table_text

__all__ = ["as_csv", "as_json_lines"]

WORDS: dict[type[Event], str] = {
    Arrival: "urgent_referral",
    Withdrawal: "cancelled",
    StayChanged: "stay_changed",
    CaseMinutes: "case_minutes",
    SurgeonAbsent: "surgeon_absent",
    NurseAbsent: "nurse_absent",
    BedsOpened: "beds_opened",
    PoolChanged: "pool_changed",
}
COLUMNS = {"first_day": "day", "last_day": "until", "person": "patient"}


def word_of(happened: Event) -> str:
    if isinstance(happened, Unfit):
        return "did_not_arrive" if happened.did_not_arrive else "unfit"
    if isinstance(happened, TheatreMinutes):
        return "theatre_opened" if happened.minutes else "theatre_closed"
    if isinstance(happened, BedsClosed):
        return "beds_closed" if happened.beds else "room_closed"
    return WORDS[type(happened)]


def row_of(happened: Event) -> dict[str, Any]:
    """Return the values of an event by column; ``None`` where there is nothing."""
    row: dict[str, Any] = {column.name: None for column in EVENTS_TABLE.columns}
    row["event"] = word_of(happened)
    if isinstance(happened, Arrival):
        entry = happened.entry
        told = {column.name: getattr(entry, column.name) for column in ENTRY_COLUMNS}
        return row | told | {"patient": entry.id, "day": 0}
    for field in fields(happened):
        row[COLUMNS.get(field.name, field.name)] = getattr(happened, field.name)
    # The word of the event says these.
    row.pop("did_not_arrive", None)
    row["minutes"] = row["minutes"] or None
    row["shift"] = row["shift"] or None
    return row


def as_csv(events: Iterable[Event], calendar: Calendar) -> str:
    return table_text(map(row_of, events), EVENTS_TABLE, calendar)


def as_json_lines(events: Iterable[Event], calendar: Calendar) -> str:
    cells = {column.name: column.cell for column in EVENTS_TABLE.columns}
    return "\n".join(
        json.dumps(
            {
                name: value
                if isinstance(value, bool)
                else cells[name].write(value, calendar)
                for name, value in row_of(happened).items()
                if value is not None
            }
        )
        for happened in events
    )
