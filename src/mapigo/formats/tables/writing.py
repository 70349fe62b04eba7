"""Write rows of values as CSV text, by the declaration of their table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mapigo.domain.calendar import Calendar
from mapigo.formats.tables.table import Column, Table

__all__ = ["rows_of", "table_text"]


def rows_of(objects: Iterable[object], table: Table) -> Iterator[dict[str, Any]]:
    """Yield a row for each object whose attributes are named like the columns."""
    for item in objects:
        yield {column.name: getattr(item, column.name) for column in table.columns}


def table_text(
    rows: Iterable[Mapping[str, Any]], table: Table, calendar: Calendar
) -> str:
    """Return the CSV text: a heading line, then a line for each row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for row in rows:
        cells = (_cell(row[column.name], column, calendar) for column in table.columns)
        writer.writerow(list(cells))
    return text.getvalue()


def _cell(value: Any, column: Column, calendar: Calendar) -> str:
    return "" if value is None else column.cell.write(value, calendar)
