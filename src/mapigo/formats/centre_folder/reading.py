"""Read a centre folder, and report all that is wrong in it with file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mapigo.domain.calendar import Calendar
from mapigo.domain.centre import Centre
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.centre_folder.house import pools, rooms, theatres, wards
from mapigo.formats.centre_folder.people import occupants, waiting_list
from mapigo.formats.centre_folder.places import FaultPlaces
from mapigo.formats.centre_folder.settings import (
    SETTINGS_FILE,
    Settings,
    read_settings,
)
from mapigo.formats.centre_folder.staff import nurses, surgeons
from mapigo.formats.centre_folder.tables import CENTRE_TABLES
from mapigo.formats.tables import Column, Row, Sheet, Table, read_sheet
from mapigo.formats.text_files import read_text

__all__ = ["read_centre_folder"]


def read_centre_folder(folder: Path) -> PlanningProblem:
    """Return the problem that a centre folder describes.

    Raises
    ------
    InputError
        With the faults of ``centre.toml``; when there are none, with those of all
        tables and of what they mean together.
    """
    present = _files_in(folder)
    text = read_text(folder / SETTINGS_FILE)
    settings = read_settings(text)
    calendar = settings.calendar.to_domain()
    sheets = {
        table.name: _sheet(folder, table, calendar, present) for table in CENTRE_TABLES
    }
    faults = [*_misspelt(present), *(f for s in sheets.values() for f in s.faults)]
    if not all(sheet.is_readable for sheet in sheets.values()):
        raise InputError(faults)
    faults.extend(_unknown_references(sheets))
    rows = {name: sheet.rows for name, sheet in sheets.items()}
    try:
        problem = _problem(settings, rows)
    except InputError as error:
        faults.extend(FaultPlaces(sheets, text).located(error.faults))
    if faults:
        raise InputError(faults)
    return problem


def _files_in(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir()}
    except OSError as error:
        message = f"the folder cannot be read ({error.strerror}): check its rights."
        raise InputError([Fault(message, str(folder))]) from None


def _sheet(folder: Path, table: Table, calendar: Calendar, present: set[str]) -> Sheet:
    if table.file not in present:
        missing = Fault(f"this table is missing: add it. {table.meaning}", table.file)
        faults = [] if table.optional else [missing]
        return Sheet(table, faults=faults, is_readable=table.optional)
    try:
        return read_sheet(read_text(folder / table.file), table, calendar)
    except InputError as error:
        faults = [replace(fault, where=table.file) for fault in error.faults]
        return Sheet(table, faults=faults, is_readable=False)


def _misspelt(present: set[str]) -> Iterator[Fault]:
    """Yield tables that would be overlooked because their name is misspelt."""
    known = {table.file for table in CENTRE_TABLES}
    for name in sorted(present - known):
        near = difflib.get_close_matches(name.lower(), known - present, 1, cutoff=0.8)
        if near and name.endswith(".csv"):
            message = f"no table has this name: did you mean {near[0]}?"
            yield Fault(message, shown(name))


def _unknown_references(sheets: dict[str, Sheet]) -> Iterator[Fault]:
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if column.refers_to:
                known = {row["id"] for row in sheets[column.refers_to].rows}
                yield from _strangers(sheet, column, known)


def _strangers(sheet: Sheet, column: Column, known: set[str]) -> Iterator[Fault]:
    for row in sheet.rows:
        name = row[column.name]
        if name not in known and not row.is_faulty:
            message = (
                f"{shown(name)!r} is not in {column.refers_to}.csv: correct it, or "
                "add it there."
            )
            where = f"{sheet.table.file}, line {row.line}, column {column.name}"
            yield Fault(message, where, sheet.table.name, field=column.name)


def _problem(settings: Settings, rows: dict[str, list[Row]]) -> PlanningProblem:
    calendar = settings.calendar.to_domain()
    centre = Centre(
        name=settings.name,
        calendar=calendar,
        theatres=theatres(rows, calendar),
        rooms=rooms(rows, calendar),
        surgeons=surgeons(rows, calendar),
        nurses=nurses(rows),
        age_groups=tuple(settings.age_groups),
        n_skill_levels=settings.skill_levels,
        wards=wards(rows),
        pools=pools(rows, calendar),
    )
    return PlanningProblem(
        centre=centre,
        waiting_list=waiting_list(rows),
        occupants=occupants(rows),
        policy=settings.policy.to_domain(),
    )
