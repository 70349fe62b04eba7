"""What each word for an event means: the columns that it needs, and the event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from mapigo.domain.events import (
    Arrival,
    BedsClosed,
    BedsOpened,
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
from mapigo.domain.people import WaitingListEntry
from mapigo.formats.events.table import ENTRY_COLUMNS
from mapigo.formats.events.words import EventWord

__all__ = ["EVENT_KINDS", "EventKind", "EventWord"]

Values: TypeAlias = Mapping[str, Any]
"""The values of a row by column; ``None`` where the cell is empty."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event: its meaning, its columns, and what turns a row into it.

    Columns that are neither among ``needs`` nor among ``may_have`` stay empty.
    """

    meaning: str
    needs: tuple[str, ...]
    may_have: tuple[str, ...]
    event: Callable[[Values], Event]


def _last_day(values: Values) -> int:
    until: int | None = values["until"]
    day: int = values["day"]
    return day if until is None else until


def _emergency(values: Values) -> Arrival:
    """Return an arrival that must be admitted at once, if not told otherwise."""
    told = _told_of_entry(values)
    first = told.setdefault("earliest_day", values["day"])
    told.setdefault("latest_day", first)
    told.setdefault("mandatory", True)
    return Arrival(WaitingListEntry(id=values["patient"], **told))


def _referral(values: Values) -> Arrival:
    """Return an arrival that may be admitted from the day of the event on."""
    told = _told_of_entry(values)
    told.setdefault("earliest_day", values["day"])
    return Arrival(WaitingListEntry(id=values["patient"], **told))


def _told_of_entry(values: Values) -> dict[str, Any]:
    """Return what is filled in; the entry's own defaults stand for the rest."""
    names = [column.name for column in ENTRY_COLUMNS]
    return {name: values[name] for name in names if values[name] is not None}


def _unfit(values: Values, *, did_not_arrive: bool = False) -> Unfit:
    return Unfit(values["patient"], values["day"], _last_day(values), did_not_arrive)


def _theatre(values: Values, minutes: int) -> TheatreMinutes:
    return TheatreMinutes(values["theatre"], values["day"], _last_day(values), minutes)


def _nurse(values: Values) -> NurseAbsent:
    shift = values["shift"] or ""
    return NurseAbsent(values["nurse"], values["day"], _last_day(values), shift)


def _beds_closed(values: Values) -> BedsClosed:
    beds = values["beds"]
    return BedsClosed(values["room"], values["day"], _last_day(values), beds)


_TOLD_OF_ALL = tuple(column.name for column in ENTRY_COLUMNS if column.is_required)
_TOLD_OF_SOME = tuple(c.name for c in ENTRY_COLUMNS if not c.is_required)

EVENT_KINDS: Mapping[EventWord, EventKind] = {
    EventWord.EMERGENCY_ARRIVAL: EventKind(
        "a new patient who must be admitted on that day; mandatory, earliest_day and "
        "latest_day may say otherwise",
        ("day", "patient", *_TOLD_OF_ALL),
        _TOLD_OF_SOME,
        _emergency,
    ),
    EventWord.URGENT_REFERRAL: EventKind(
        "a new patient who may be admitted from that day on; mandatory, latest_day and "
        "priority say how urgent it is",
        ("day", "patient", *_TOLD_OF_ALL),
        _TOLD_OF_SOME,
        _referral,
    ),
    EventWord.CANCELLED: EventKind(
        "a waiting patient is not to be admitted any more: cancelled, died, or was "
        "treated elsewhere",
        ("patient",),
        (),
        lambda row: Withdrawal(row["patient"]),
    ),
    EventWord.UNFIT: EventKind(
        "a waiting patient cannot be admitted on those days",
        ("patient", "day"),
        ("until",),
        _unfit,
    ),
    EventWord.DID_NOT_ARRIVE: EventKind(
        "a patient did not come on that day, or cannot be expected until another",
        ("patient", "day"),
        ("until",),
        lambda row: _unfit(row, did_not_arrive=True),
    ),
    EventWord.STAY_CHANGED: EventKind(
        "a stage of the stay of a patient or an occupant is longer or shorter",
        ("patient", "place", "days"),
        (),
        lambda row: StayChanged(row["patient"], row["place"], row["days"]),
    ),
    EventWord.CASE_MINUTES: EventKind(
        "a case takes longer, or not as long",
        ("patient", "minutes"),
        (),
        lambda row: CaseMinutes(row["patient"], row["minutes"]),
    ),
    EventWord.THEATRE_CLOSED: EventKind(
        "a theatre or lab is closed on those days",
        ("theatre", "day"),
        ("until",),
        lambda row: _theatre(row, 0),
    ),
    EventWord.THEATRE_OPENED: EventKind(
        "a theatre or lab has so many minutes on those days, more or fewer than before",
        ("theatre", "day", "minutes"),
        ("until",),
        lambda row: _theatre(row, row["minutes"]),
    ),
    EventWord.SURGEON_ABSENT: EventKind(
        "a surgeon does not operate on those days",
        ("surgeon", "day"),
        ("until",),
        lambda row: SurgeonAbsent(row["surgeon"], row["day"], _last_day(row)),
    ),
    EventWord.NURSE_ABSENT: EventKind(
        "a nurse does not work on those days, or not in one of the shifts",
        ("nurse", "day"),
        ("until", "shift"),
        _nurse,
    ),
    EventWord.ROOM_CLOSED: EventKind(
        "all beds of a room are closed on those days",
        ("room", "day"),
        ("until",),
        _beds_closed,
    ),
    EventWord.BEDS_CLOSED: EventKind(
        "so many more beds of a room are closed on those days",
        ("room", "day", "beds"),
        ("until",),
        _beds_closed,
    ),
    EventWord.BEDS_OPENED: EventKind(
        "so many closed beds of a room are open again on those days, or all of them",
        ("room", "day"),
        ("until", "beds"),
        lambda row: BedsOpened(row["room"], row["day"], _last_day(row), row["beds"]),
    ),
    EventWord.POOL_CHANGED: EventKind(
        "a pool has more or fewer units on those days: an ICU bed lost, a team gained",
        ("pool", "day", "units"),
        ("until",),
        lambda row: PoolChanged(row["pool"], row["day"], _last_day(row), row["units"]),
    ),
}
