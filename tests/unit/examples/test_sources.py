"""Every number of the example names a published figure or an assumption."""

from __future__ import annotations

from pathlib import Path

import pytest

import mapigo.examples
from mapigo.examples import figures
from mapigo.examples.tables import TABLES, Row, rows

pytestmark = pytest.mark.unit

PUBLISHED_TABLES = (
    "casemix",
    "nhr_volumes_2013_2022",
    "priority_targets",
    "system_facts",
)
OWN_TABLES = tuple(sorted(set(TABLES) - {"figures", "assumptions"}))
REFERENCES = {
    "procedures": ("volume", "centres", "part", "minutes", "preparation", "turnover"),
    "pathways": ("length", "less"),
    "priorities": ("target", "longest_wait"),
    "wards": ("nurses_day", "nurses_night"),
}
PACKAGE = Path(mapigo.examples.__file__).parent


def _references(table: str, row: Row) -> list[str]:
    """Return the ids that a row names, in its columns of numbers and its source."""
    cells = [row[column] for column in (*REFERENCES.get(table, ()), "source")]
    return [name.removeprefix("1-") for cell in cells for name in cell.split()]


def test_tables_are_all_there_is_in_the_folder() -> None:
    found = {path.stem for path in (PACKAGE / "data").glob("*.csv")}
    assert found == set(TABLES)


@pytest.mark.parametrize("row", rows("figures"), ids=lambda row: row["id"])
def test_figure_names_its_published_table_row_and_source(row: Row) -> None:
    table, _, name = row["row"].partition(": ")
    assert table in PUBLISHED_TABLES
    assert name
    assert row["source"]
    assert float(row["value"]) > 0


def test_figure_of_the_case_mix_keeps_its_row_id() -> None:
    case_mix = [row for row in rows("figures") if row["row"].startswith("casemix")]
    assert len(case_mix) > 30
    for row in case_mix:
        assert row["row"] == f"casemix: {row['id'].split('_')[0]}"


@pytest.mark.parametrize("row", rows("assumptions"), ids=lambda row: row["id"])
def test_assumption_says_what_and_why(row: Row) -> None:
    assert row["assumption"]
    assert row["reason"]
    assert not row["value"] or (row["unit"] and row["statistic"])


def test_no_id_is_used_twice() -> None:
    ids = [row["id"] for table in ("figures", "assumptions") for row in rows(table)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("table", OWN_TABLES)
def test_row_names_only_known_figures_and_assumptions(table: str) -> None:
    for row in rows(table):
        unknown = [
            name for name in _references(table, row) if not figures.is_known(name)
        ]
        assert not unknown, row


@pytest.mark.parametrize("table", sorted(set(OWN_TABLES) - {"pathways"}))
def test_row_has_a_source(table: str) -> None:
    assert all(row["source"] for row in rows(table))


def test_stage_of_a_pathway_has_a_figure_unless_it_is_the_operation() -> None:
    for row in rows("pathways"):
        assert bool(row["length"]) == (row["place"] != "operation"), row
        assert bool(row["source"]) == bool(row["less"]), row


def test_no_figure_or_assumption_is_left_over() -> None:
    named = {
        name
        for table in OWN_TABLES
        for row in rows(table)
        for name in _references(table, row)
    }
    code = "".join(path.read_text("utf-8") for path in PACKAGE.glob("*.py"))
    scores = {f"priority_score_{row['priority']}" for row in rows("priorities")}
    for table in ("figures", "assumptions"):
        for row in rows(table):
            name = row["id"]
            assert name in named | scores or f'"{name}"' in code, name
