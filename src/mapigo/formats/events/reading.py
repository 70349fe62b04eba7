"""Read the events of a file, and report all that is wrong in it with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mapigo.domain.events import Event, person_of
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.event_faults import event_faults
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.events.json_lines import read_json_lines
from mapigo.formats.events.kinds import EVENT_KINDS
from mapigo.formats.events.table import EVENTS_TABLE
from mapigo.formats.events.words import EventWord
from mapigo.formats.tables import Row, Sheet, read_sheet
from mapigo.formats.text_files import read_text

__all__ = ["read_events"]

_COLUMNS = {
    "first_day": "day",
    "last_day": "until",
    "person": "patient",
    "id": "patient",
}
"""The columns of fields that have another name."""


def read_events(path: str | Path, problem: PlanningProblem) -> tuple[Event, ...]:
    """Return the events of a CSV table (a name in .csv) or a file of JSON lines.

    Raises
    ------
    InputError
        With every fault found, each with its line: cells that cannot be read, and
        what the problem does not allow, as for ``mapigo.replan.apply_events``.
    """
    path = Path(path)
    sheet = _sheet(path, problem)
    file = shown(path.name)
    faults = list(sheet.faults)
    events: dict[str, Event] = {}
    unread: set[str | None] = set()
    arrivals = (EventWord.EMERGENCY_ARRIVAL, EventWord.URGENT_REFERRAL)
    for row in sheet.rows:
        where = f"{file}, line {row.line}"
        misused = [] if row.is_faulty else list(_misused_columns(row, where))
        if row.is_faulty or misused:
            faults += misused
            unread |= {row["patient"]} if row["event"] in arrivals else set()
        else:
            events[where] = EVENT_KINDS[row["event"]].event(row.values)
    # What else is said of somebody new may be right once her arrival is.
    judged = {
        where: event
        for where, event in events.items()
        if person_of(event) is None or person_of(event) not in unread
    }
    faults += map(_in_column, event_faults(problem, judged))
    if faults:
        raise InputError(faults)
    return tuple(events.values())


def _sheet(path: Path, problem: PlanningProblem) -> Sheet:
    text, calendar = read_text(path), problem.centre.calendar
    read = read_sheet if path.suffix.lower() == ".csv" else read_json_lines
    return read(text, EVENTS_TABLE, calendar, shown(path.name))


def _misused_columns(row: Row, where: str) -> Iterator[Fault]:
    """Yield the columns that the kind of event needs, or has no use for."""
    word = row["event"]
    kind = EVENT_KINDS[word]
    for column in EVENTS_TABLE.columns[1:]:
        is_given = row[column.name] is not None
        if column.name in kind.needs and not is_given:
            message = f"{word} needs it: fill it in, for instance {column.example}."
        elif is_given and column.name not in (*kind.needs, *kind.may_have):
            message = f"{word} has no use for it: leave it empty, or correct the event."
        else:
            continue
        place = f"{where}, column {column.name}"
        yield Fault(message, place, EVENTS_TABLE.name, field=column.name)


def _in_column(fault: Fault) -> Fault:
    """Return a fault of an event with the column that it lies in."""
    column = _COLUMNS.get(fault.field, fault.field)
    return replace(fault, where=f"{fault.table}, column {column}", field=column)
