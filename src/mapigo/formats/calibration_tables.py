"""Write a calibration: how long things take, how well that is known, the case mix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mapigo.domain import Calendar, PlanningProblem
from mapigo.domain.validation.limits import MOST_LENGTH
from mapigo.formats.centre_folder import CENTRE_FILES, centre_folder_texts
from mapigo.formats.output_files import write_folder
from mapigo.formats.tables import (
    REQUIRED,
    Cell,
    Column,
    DecimalNumber,
    DistributionCell,
    Table,
    Text,
    WholeNumber,
    table_text,
)

__all__ = [
    "CALIBRATION_FILES",
    "CALIBRATION_TABLES",
    "CASE_MIX_TABLE",
    "CENTRE_WITHIN",
    "LENGTHS_TABLE",
    "RELIABILITY_TABLE",
    "write_calibration",
]

CENTRE_WITHIN = "centre"
"""Folder within, for the centre that carries the fitted lengths."""
CALENDAR = Calendar(n_days=1, shift_types=("day",))
"""Cells are written with a calendar; these need none."""

_COUNT = WholeNumber(0, 10**9)
_SHARE = DecimalNumber(0, 1)
_LENGTH = DecimalNumber(0, MOST_LENGTH)
_SCORE = DecimalNumber(-1000, 0)
_PROCEDURE = Column("procedure", Text(), "as in the records", "CABG")
_PLACE = Column("place", Text(), "operation, ward or a pool", "icu")
_CASES = Column("cases", _COUNT, "how many stays or operations were recorded", "24")


def _optional(name: str, cell: Cell, meaning: str, example: str) -> Column:
    return Column(name, cell, meaning, example, None)


def _share_columns(percent: int) -> tuple[Column, ...]:
    what = f"share of unseen cases at or below the foretold {percent} % quantile"
    return (
        Column(f"below_{percent}", _SHARE, what, f"{percent / 100}"),
        Column(
            f"below_{percent}_low",
            _SHARE,
            "with so few cases, the true share is at least this (95 % interval)",
            f"{percent / 100 - 0.15:.2f}",
        ),
        Column(
            f"below_{percent}_high",
            _SHARE,
            "and at most this",
            f"{percent / 100 + 0.08:.2f}",
        ),
    )


def _typical_columns(word: str, source: str, default: object) -> tuple[Column, ...]:
    long = "length that nine in ten do not exceed"
    return (
        Column(f"mean_{word}", _LENGTH, f"mean length, {source}", "2.6", default),
        Column(f"long_{word}", _LENGTH, f"{long}, {source}", "5", default),
    )


LENGTHS_TABLE = Table(
    "lengths",
    "How long each procedure takes and stays: one row for each place.",
    key=("procedure", "place"),
    columns=(
        _PROCEDURE,
        _PLACE,
        Column("unit", Text(), "minutes of an operation, else days", "days"),
        _CASES,
        Column("not_over", _COUNT, "how many of them were not over", "0"),
        Column(
            "distribution",
            DistributionCell(),
            "the fitted lengths, as pathways and durations have them",
            "lognormal 0.71 0.65",
        ),
        Column("planned", _COUNT, "days or minutes to plan, a quantile of these", "2"),
        Column(
            "own_weight", _SHARE, "share of the fit that rests on the records", "0.71"
        ),
        Column(
            "leans_on",
            Text(),
            "what the rest is from: published figures, other procedures, usual spread",
            "published figures",
        ),
        Column("shape", Text(), "shape of the distribution", "lognormal"),
        Column("verdict", Text(), "how far to trust it, in a word", "good"),
    ),
)
RELIABILITY_TABLE = Table(
    "reliability",
    "How well unseen cases were foretold, by fits that had no part of them.",
    key=("procedure", "place"),
    columns=(
        _PROCEDURE,
        _PLACE,
        _CASES,
        *_share_columns(50),
        *_share_columns(80),
        *_share_columns(90),
        *_typical_columns(
            "recorded", "as recorded; none while some are not over", None
        ),
        *_typical_columns("foretold", "as foretold", REQUIRED),
        *_typical_columns("published", "as published, where there is a figure", None),
        Column(
            "log_score",
            _SCORE,
            "mean logarithm of the chance given to what came; higher is better",
            "-1.52",
        ),
        _optional(
            "published_log_score", _SCORE, "the same of the published figures", "-1.6"
        ),
        Column("verdict", Text(), "how far to trust it, in a word", "good"),
    ),
)
CASE_MIX_TABLE = Table(
    "case_mix",
    "Which procedures were done, the most frequent first.",
    key=("procedure",),
    columns=(
        _PROCEDURE,
        Column("cases", _COUNT, "how many cases", "24"),
        Column("share", _SHARE, "share of all cases", "0.31"),
        _optional(
            "per_year",
            DecimalNumber(0, 10**9),
            "cases a year; none unless every case has a date and they span 90 days",
            "182.6",
        ),
    ),
)
CALIBRATION_TABLES = (LENGTHS_TABLE, RELIABILITY_TABLE, CASE_MIX_TABLE)
CALIBRATION_FILES = frozenset(
    {
        *(table.file for table in CALIBRATION_TABLES),
        *(f"{CENTRE_WITHIN}/{name}" for name in CENTRE_FILES),
    }
)
"""Everything that a folder of calibration may hold."""

Rows = Iterable[Mapping[str, Any]]


def write_calibration(
    folder: Path, rows: Mapping[str, Rows], centre: PlanningProblem | None
) -> None:
    """Write the tables, and the centre if there is one, whole or not at all.

    Parameters
    ----------
    folder
        Where to write. An older folder that holds only such files is replaced.
    rows
        The rows of each table, by its name.
    centre
        The centre that carries the fitted lengths.

    Raises
    ------
    OutputError
        When the folder cannot be written; an older one is then untouched.
    """
    texts = {
        table.file: table_text(rows[table.name], table, CALENDAR)
        for table in CALIBRATION_TABLES
    }
    if centre is not None:
        of_centre = centre_folder_texts(centre)
        texts |= {f"{CENTRE_WITHIN}/{name}": text for name, text in of_centre.items()}
    write_folder(folder, texts, CALIBRATION_FILES)
