"""The page on priority shows the points and coefficients that the code has."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from tests.docs.page import DOCS

import mapigo.risk.euroscore2 as model
from mapigo.domain import PriorityPoints

pytestmark = pytest.mark.docs

PAGE = (DOCS / "reference" / "priority.md").read_text(encoding="utf-8")


def _documented_points() -> dict[str, dict[str, int]]:
    """Return the points of the page's table by table and finding."""
    found: dict[str, dict[str, int]] = {}
    table = ""
    section = PAGE.partition("## The points and where they come from")[2]
    for line in section.splitlines():
        row = re.fullmatch(r"\| (?:`(\w+)`)? ?\| ([^|]+) \| (\d+) \| ([^|]+) \|", line)
        if row:
            table = row[1] or table
            for finding in row[2].split(", "):
                found.setdefault(table, {})[finding] = int(row[3])
    return found


def test_the_usual_points_are_those_of_the_page() -> None:
    usual, documented = PriorityPoints(), _documented_points()
    assert set(documented) == {field.name for field in fields(PriorityPoints)}
    for name, points in documented.items():
        value = getattr(usual, name)
        if isinstance(value, int):
            assert list(points.values()) == [value], name
        else:
            assert points == dict(value), name


def test_every_coefficient_of_euroscore2_stands_on_the_page() -> None:
    numbers = {float(number) for number in re.findall(r"\d\.\d{5,}", PAGE)}
    coefficients = {-model.CONSTANT, model.PER_YEAR, model.CCS_4}
    for table in (
        model.IF_PRESENT,
        model.BY_NYHA_CLASS,
        model.BY_RENAL_FUNCTION,
        model.BY_VENTRICULAR_FUNCTION,
        model.BY_PULMONARY_PRESSURE,
        model.BY_URGENCY,
        model.BY_INTERVENTION,
    ):
        coefficients |= set(table.values()) - {0.0}
    assert numbers == coefficients
    assert len(coefficients) == 30
