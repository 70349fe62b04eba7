"""A plan as a folder of tables: ``plan.toml`` beside three CSV files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import tomli_w
from pydantic import BaseModel, ConfigDict

from mapigo.domain.plan import Booking, NurseDuty, Pin, Plan
from mapigo.domain.problem import PlanningProblem
from mapigo.errors import InputError
from mapigo.formats.fingerprint import fingerprint, refuse_other_fingerprint
from mapigo.formats.plan_faults import (
    PlanPlaces,
    names_in,
    refuse_faulty_plan,
    refuse_strangers,
)
from mapigo.formats.shapes import validated
from mapigo.formats.tables import (
    Column,
    Day,
    Labels,
    Sheet,
    ShiftType,
    Table,
    Text,
    read_sheet,
    rows_of,
    table_text,
)
from mapigo.formats.text_files import read_text
from mapigo.formats.toml_text import in_toml, parse_toml

__all__ = ["PLAN_FILE", "PLAN_TABLES", "plan_folder_texts", "read_plan_folder"]

PLAN_FILE = "plan.toml"
_DAY = Day(in_horizon=True)

_ADMISSIONS = Table(
    "admissions",
    "One row for each admitted patient.",
    key=("patient",),
    columns=(
        Column("patient", Text(), "id of the waiting-list entry", "W1042"),
        Column("admission_day", _DAY, "day of admission", "2026-12-10"),
        Column("theatre", Text(), "theatre of the operation", "OT1"),
        Column("room", Text(), "ward room; empty without a ward day", "C3.12", ""),
        Column("surgeon", Text(), "who operates", "S1"),
    ),
)
_NURSE_DUTIES = Table(
    "nurse_duties",
    "The rooms of each nurse in each shift.",
    key=(),
    columns=(
        Column("nurse", Text(), "id of the nurse", "N1"),
        Column("day", _DAY, "day of the shift", "2026-12-10"),
        Column("shift", ShiftType(), "shift type", "early"),
        Column("rooms", Labels(ordered=True), "rooms", "C3.11;C3.12", ()),
    ),
)
_PINS = Table(
    "pins",
    "Decisions that must not change; an empty cell leaves one free.",
    key=("patient",),
    optional=True,
    columns=(
        Column("patient", Text(), "id of the waiting-list entry", "W1042"),
        Column("admission_day", _DAY, "pinned day", "2026-12-10", None),
        Column("theatre", Text(), "pinned theatre", "OT1", None),
        Column("room", Text(), "pinned room", "C3.12", None),
        Column("surgeon", Text(), "pinned surgeon", "S1", None),
    ),
)

PLAN_TABLES = (_ADMISSIONS, _NURSE_DUTIES, _PINS)


class PlanSettings(BaseModel):
    """The file ``plan.toml``."""

    model_config = ConfigDict(strict=True, extra="forbid")

    format: Literal["mapigo-plan-tables"] = "mapigo-plan-tables"
    format_version: Literal[1] = 1
    problem: str
    fingerprint: str
    version: str = ""
    based_on: str = ""


def read_plan_folder(folder: Path, problem: PlanningProblem) -> Plan:
    """Return the plan of a folder of tables.

    Raises
    ------
    PlanMismatchError
        When it was made for another problem.
    InputError
        With every fault of form; when there is none, with every other fault.
    """
    text = read_text(folder / PLAN_FILE)
    document = parse_toml(text, PLAN_FILE)
    settings = validated(PlanSettings, document, in_toml(text, PLAN_FILE))
    made_for, name = settings.fingerprint, settings.problem
    refuse_other_fingerprint(made_for, name, problem, PLAN_FILE)
    sheets = [_sheet(folder, table, problem) for table in PLAN_TABLES]
    faults = [fault for sheet in sheets for fault in sheet.faults]
    if faults:
        raise InputError(faults)
    admissions, duties, pins = sheets
    plan = Plan(
        bookings=tuple(Booking(**row.values) for row in admissions.rows),
        duties=tuple(NurseDuty(**row.values) for row in duties.rows),
        pins=tuple(Pin(**row.values) for row in pins.rows),
        version=settings.version,
        based_on=settings.based_on,
    )
    refuse_strangers(names_in(plan), problem, str(folder))
    places = PlanPlaces(*(_lines(sheet) for sheet in sheets))
    refuse_faulty_plan(plan, problem, places)
    return plan


def _sheet(folder: Path, table: Table, problem: PlanningProblem) -> Sheet:
    path = folder / table.file
    if table.optional and not path.exists():
        return Sheet(table)
    return read_sheet(read_text(path), table, problem.centre.calendar)


def _lines(sheet: Sheet) -> list[str]:
    return [f"{sheet.table.file}, line {row.line}" for row in sheet.rows]


def plan_folder_texts(plan: Plan, problem: PlanningProblem) -> dict[str, str]:
    """Return the text of each file by its name; pins only where there are some."""
    calendar = problem.centre.calendar
    settings = PlanSettings(
        problem=problem.centre.name,
        fingerprint=fingerprint(problem),
        version=plan.version,
        based_on=plan.based_on,
    )
    texts = {PLAN_FILE: tomli_w.dumps(settings.model_dump())}
    parts: list[tuple[Table, tuple[Any, ...]]] = [
        (_ADMISSIONS, plan.bookings),
        (_NURSE_DUTIES, plan.duties),
        (_PINS, plan.pins),
    ]
    for table, items in parts:
        if items or not table.optional:
            texts[table.file] = table_text(rows_of(items, table), table, calendar)
    return texts
