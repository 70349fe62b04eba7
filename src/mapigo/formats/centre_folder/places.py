"""Say in which file and on which line of a centre folder a domain fault lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mapigo.errors import Fault
from mapigo.formats.centre_folder.settings import in_settings
from mapigo.formats.tables import Row, Sheet

__all__ = ["FaultPlaces"]

_IN_SETTINGS = {"calendar", "centre", "policy"}
_TABLES = {"shifts": "nurse_shifts"}
_PARTS = {
    ("rooms", "closed_beds_by_day"): ("closed_beds", "beds"),
    ("surgeons", "minutes"): ("surgeon_days", "minutes"),
    ("waiting_list", "suspensions"): ("suspensions", "last_day"),
}


class FaultPlaces:
    """Looks up the lines of items in the sheets of a folder."""

    def __init__(self, sheets: Mapping[str, Sheet], settings_text: str) -> None:
        self._sheets = sheets
        self._settings_text = settings_text

    def located(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Yield the faults with file and line.

        Left out are those of rows with unreadable cells: they are about the blanks
        that stand in for them.
        """
        for fault in faults:
            if fault.table in _IN_SETTINGS:
                yield in_settings(fault, self._settings_text)
            else:
                yield from self._in_table(fault)

    def _in_table(self, fault: Fault) -> Iterator[Fault]:
        sheet = self._sheets[_TABLES.get(fault.table, fault.table)]
        column = fault.field
        if any(row.is_faulty for row in _rows_about(fault.item, sheet)):
            return
        if (fault.table, fault.field) in _PARTS:
            name, column = _PARTS[fault.table, fault.field]
            sheet = self._sheets[name]
        lines = _lines(_rows_about(fault.item, sheet))
        yield replace(fault, where=f"{sheet.table.file}{lines}, column {column}")


def _lines(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    first, last = rows[0].line, rows[-1].line
    return f", line {first}" if first == last else f", lines {first} to {last}"


def _rows_about(name: str, sheet: Sheet) -> list[Row]:
    owner = sheet.table.columns[0].name
    return [row for row in sheet.rows if row[owner] == name]
