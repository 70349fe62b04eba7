"""Tables of the people who work in the centre: surgeons, nurses, their shifts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from mapigo.domain.calendar import Calendar
from mapigo.domain.centre import Centre, Nurse, NurseShift, Surgeon
from mapigo.domain.validation.limits import (
    MOST_MINUTES_PER_DAY,
    MOST_NURSE_LOAD,
    MOST_SKILL_LEVELS,
)
from mapigo.formats.centre_folder.by_day import by_day, rows_by_day
from mapigo.formats.tables import (
    Column,
    Day,
    Row,
    ShiftType,
    Table,
    Text,
    WholeNumber,
    rows_of,
)

__all__ = ["STAFF_TABLES", "nurses", "staff_rows", "surgeons"]

_DAY = Day(in_horizon=True)

_SURGEONS = Table(
    "surgeons",
    "Surgeons and interventional operators.",
    key=("id",),
    columns=(Column("id", Text(), "id of the surgeon", "S1"),),
)
_SURGEON_DAYS = Table(
    "surgeon_days",
    "Minutes that a surgeon can operate; on a day without a row, none.",
    key=("surgeon", "day"),
    columns=(
        Column("surgeon", Text(), "id of the surgeon", "S1", refers_to="surgeons"),
        Column("day", _DAY, "day of the horizon", "2026-12-07"),
        Column("minutes", WholeNumber(0, MOST_MINUTES_PER_DAY), "minutes", "420"),
    ),
)
_NURSES = Table(
    "nurses",
    "Ward nurses.",
    key=("id",),
    columns=(
        Column("id", Text(), "id of the nurse", "N1"),
        Column(
            "skill_level",
            WholeNumber(0, MOST_SKILL_LEVELS - 1),
            "skill level, 0 the lowest",
            "1",
        ),
    ),
)
_NURSE_SHIFTS = Table(
    "nurse_shifts",
    "The shifts that nurses work.",
    key=("nurse", "day", "shift"),
    columns=(
        Column("nurse", Text(), "id of the nurse", "N1", refers_to="nurses"),
        Column("day", _DAY, "day of the horizon", "2026-12-07"),
        Column("shift", ShiftType(), "one of the shift types in centre.toml", "early"),
        Column(
            "max_load",
            WholeNumber(0, MOST_NURSE_LOAD),
            "workload that the nurse can take on in the shift",
            "10",
        ),
    ),
)

STAFF_TABLES = (_SURGEONS, _SURGEON_DAYS, _NURSES, _NURSE_SHIFTS)

Rows = Mapping[str, list[Row]]


def surgeons(rows: Rows, calendar: Calendar) -> tuple[Surgeon, ...]:
    """Return the surgeons with their minutes on every day."""
    minutes = by_day(rows["surgeon_days"], "surgeon", "minutes", calendar.n_days)
    absent = (0,) * calendar.n_days
    return tuple(
        Surgeon(row["id"], minutes.get(row["id"], absent)) for row in rows["surgeons"]
    )


def nurses(rows: Rows) -> tuple[Nurse, ...]:
    """Return the nurses with their shifts, in the order of the rows."""
    shifts: defaultdict[str, list[NurseShift]] = defaultdict(list)
    for row in rows["nurse_shifts"]:
        if not row.is_faulty:
            shift = NurseShift(row["day"], row["shift"], row["max_load"])
            shifts[row["nurse"]].append(shift)
    return tuple(
        Nurse(row["id"], row["skill_level"], tuple(shifts[row["id"]]))
        for row in rows["nurses"]
    )


def staff_rows(centre: Centre) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Yield each table of the staff with its rows."""
    yield _SURGEONS, list(rows_of(centre.surgeons, _SURGEONS))
    minutes = {surgeon.id: surgeon.minutes_by_day for surgeon in centre.surgeons}
    yield _SURGEON_DAYS, list(rows_by_day(minutes, "surgeon", "minutes"))
    yield _NURSES, list(rows_of(centre.nurses, _NURSES))
    yield (
        _NURSE_SHIFTS,
        [
            {"nurse": nurse.id, **asdict(shift)}
            for nurse in centre.nurses
            for shift in nurse.shifts
        ],
    )
