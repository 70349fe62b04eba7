"""Read a CSV text into rows of values, by the declaration of its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.tables.cells import CellError
from mapigo.formats.tables.csv_text import Record, records_of
from mapigo.formats.tables.headings import heading_faults
from mapigo.formats.tables.table import Column, Table

__all__ = ["Row", "Sheet", "read_records", "read_sheet"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file and its values by column.

    Where ``is_faulty``, the cells that could not be read hold blanks.
    """

    line: int
    values: dict[str, Any]
    is_faulty: bool = False

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read: its rows, and every fault found in them.

    Where not ``is_readable``, the headings do not fit, and there are no rows.
    """

    table: Table
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    is_readable: bool = True


def read_sheet(text: str, table: Table, calendar: Calendar, file: str = "") -> Sheet:
    """Return the rows and faults of a table's text.

    ``file`` names it in faults, where it has another name than its table.
    """
    file = file or table.file
    try:
        heading, *records = records_of(text, file)
    except InputError as error:
        return Sheet(table, faults=list(error.faults), is_readable=False)
    names = _without_empty_end(heading.cells)
    faults = list(heading_faults(names, table, f"{file}, line {heading.line}"))
    if faults:
        return Sheet(table, faults=faults, is_readable=False)
    return read_records(records, names, table, calendar, file)


def read_records(
    records: Iterable[Record],
    names: list[str],
    table: Table,
    calendar: Calendar,
    file: str,
) -> Sheet:
    """Return the rows and faults of records, whose cells have these column names."""
    sheet = Sheet(table)
    seen: dict[tuple[Any, ...], int] = {}
    for record in records:
        where = f"{file}, line {record.line}"
        row = _read_row(record, names, table, calendar, where, sheet.faults)
        sheet.rows.append(_told_apart(row, table, calendar, seen, where, sheet.faults))
    return sheet


def _without_empty_end(cells: list[str]) -> list[str]:
    n_filled = max((i for i, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:n_filled]


def _read_row(
    record: Record,
    names: list[str],
    table: Table,
    calendar: Calendar,
    where: str,
    faults: list[Fault],
) -> Row:
    cells = dict(zip(names, record.cells, strict=False))
    values, complaints = _values(cells, table, calendar)
    n_filled = len(_without_empty_end(record.cells))
    if n_filled > len(names) or len(record.cells) < len(names):
        message = (
            f"expected {len(names)} cells, came {len(record.cells)}: check the commas; "
            "a text that holds one stands in quotes."
        )
        complaints = {"": message}
    for column, message in complaints.items():
        place = f"{where}, column {column}" if column else where
        faults.append(Fault(message, place, table.name, field=column))
    return Row(record.line, values, is_faulty=bool(complaints))


def _values(
    cells: dict[str, str], table: Table, calendar: Calendar
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values and the complaints, both by column."""
    values: dict[str, Any] = {}
    complaints: dict[str, str] = {}
    for column in table.columns:
        try:
            values[column.name] = _value(cells.get(column.name, ""), column, calendar)
        except CellError as error:
            values[column.name] = column.cell.blank
            complaints[column.name] = str(error)
    return values, complaints


def _value(text: str, column: Column, calendar: Calendar) -> Any:
    if text:
        return column.cell.read(text, calendar)
    if column.is_required:
        message = f"the cell is empty: fill it in, for instance {column.example}."
        raise CellError(message)
    return column.default


def _told_apart(
    row: Row,
    table: Table,
    calendar: Calendar,
    seen: dict[tuple[Any, ...], int],
    where: str,
    faults: list[Fault],
) -> Row:
    """Mark a row whose key stands in an earlier row."""
    key = tuple(row[column] for column in table.key)
    first = seen.setdefault(key, row.line)
    if not key or row.is_faulty or first == row.line:
        return row
    columns = [column for column in table.columns if column.name in table.key]
    named = ", ".join(
        shown(column.cell.write(row[column.name], calendar)) for column in columns
    )
    message = (
        f"the row repeats {' and '.join(table.key)} ({named}) of line {first}: "
        "keep one of them."
    )
    faults.append(Fault(message, where, table.name))
    return Row(row.line, row.values, is_faulty=True)
