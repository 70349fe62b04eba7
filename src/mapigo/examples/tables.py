"""Read the tables in the folder ``data``: the one place of the example's numbers."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

__all__ = ["TABLES", "Row", "rows"]

Row = dict[str, str]

TABLES = (
    "assumptions",
    "care",
    "figures",
    "findings",
    "pathways",
    "patient_groups",
    "policy",
    "pools",
    "priorities",
    "procedures",
    "rooms",
    "surgeons",
    "theatres",
    "wards",
)


@cache
def rows(table: str) -> tuple[Row, ...]:
    """Return the rows of a table, each a mapping from column to text."""
    path = files("mapigo.examples") / "data" / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(lines))
