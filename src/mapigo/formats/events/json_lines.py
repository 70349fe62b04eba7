"""Rows of a table as JSON lines: one object a line, its keys the columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.json_text import parse_json
from mapigo.formats.recognise import looks_like
from mapigo.formats.tables import (
    Record,
    Sheet,
    Table,
    YesNo,
    heading_faults,
    read_records,
)

__all__ = ["read_json_lines"]


def read_json_lines(text: str, table: Table, calendar: Calendar, file: str) -> Sheet:
    """Return the rows and faults of a text of JSON lines; empty lines are left out.

    Numbers, yes and no may stand as JSON has them, or as the texts of a CSV table.
    """
    first = text.strip().partition("\n")[0]
    if not first.startswith("{"):
        return Sheet(table, faults=[_no_json_lines(first, file)], is_readable=False)
    names = [column.name for column in table.columns]
    records: list[Record] = []
    faults: list[Fault] = []
    # Not splitlines, which also ends a line at characters that a text may hold.
    for line, part in enumerate(text.split("\n"), start=1):
        if part.strip():
            try:
                cells = _cells(part, table, line, file)
            except InputError as error:
                faults += error.faults
            else:
                records.append(Record(line, [cells.get(name, "") for name in names]))
    sheet = read_records(records, names, table, calendar, file)
    return replace(sheet, faults=[*faults, *sheet.faults])


def _no_json_lines(first_line: str, file: str) -> Fault:
    message = (
        "expected a JSON object on each line, since the name of the file does not end "
        f"in .csv, came {shown(first_line, longest=30)!r}: correct the file, or its "
        "name."
    )
    return Fault(message, file)


def _cells(text: str, table: Table, line: int, file: str) -> dict[str, str]:
    """Return the cells of one line by column, or raise ``InputError``."""
    where = f"{file}, line {line}"
    values = _object(text, line, file)
    _refuse(heading_faults(list(values), table, where))
    yes_or_no = {one.name for one in table.columns if isinstance(one.cell, YesNo)}
    cells = {
        name: _cell_text(value, may_be_yes_or_no=name in yes_or_no)
        for name, value in values.items()
    }
    _refuse(
        Fault(
            "expected a text or a number, and true or false only for yes or no, came "
            f"{_shown(values[name])}: write it as in a cell of a CSV table.",
            f"{where}, column {name}",
        )
        for name, cell in cells.items()
        if cell is None
    )
    return {name: cell for name, cell in cells.items() if cell is not None}


def _object(text: str, line: int, file: str) -> dict[str, object]:
    where = f"{file}, line {line}"
    try:
        value = parse_json(text, file, line)
    except InputError as error:
        found = [replace(fault, where=where) for fault in error.faults]
        raise InputError(found) from None
    if not isinstance(value, dict):
        message = (
            f"expected a JSON object, came {looks_like(value)}: write one event a line."
        )
        raise InputError([Fault(message, where)])
    return value


def _refuse(faults: Iterable[Fault]) -> None:
    found = list(faults)
    if found:
        raise InputError(found)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return looks_like(value)


def _cell_text(value: object, *, may_be_yes_or_no: bool) -> str | None:
    """Return a JSON value as the text of a cell; ``None`` where it cannot be one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        words = "yes" if value else "no"
        return words if may_be_yes_or_no else None
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float):
        return str(value)
    return None
