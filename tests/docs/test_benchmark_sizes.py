"""The table of hospitals by size: what a patient costs in each."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmark_runs import read_run_tables
from benchmark_sizes import RESULTS, table_by_size
from docutils import nodes
from tests.docs.test_benchmark_page import write_table

pytestmark = pytest.mark.docs


def lines(table: nodes.table) -> list[list[str]]:
    """Return the texts of a table, line by line, the heading first."""
    return [
        [cell.astext() for cell in row.findall(nodes.entry)]
        for row in table.findall(nodes.row)
    ]


def test_a_patient_of_each_hospital_costs_the_mean_of_the_seeds(tmp_path: Path):
    write_table(
        tmp_path / "2026-01-01-0900-sizes-60s.csv",
        {"instance": "1300-patients-1", "cost": 2600, "cost_5s": 2730},
        {"instance": "325-patients-2", "cost": 900, "cost_5s": 975},
        {"instance": "325-patients-1", "cost": 600, "cost_5s": 650},
        {"instance": "325-patients-1", "seed": 2, "cost": 600, "cost_5s": 1300},
    )
    (table,) = read_run_tables(tmp_path)
    heading, *rows = lines(table_by_size(table))
    column = heading.index("a patient costs after 5 s")
    assert [[*row[:3], row[column]] for row in rows] == [
        ["1", "325", "0.5 s", "3.0"],
        ["1", "1,300", "0.5 s", "2.1"],
        ["2", "325", "0.5 s", "3.0"],
    ]


def test_what_one_seed_did_not_reach_is_not_shown(tmp_path: Path):
    never = {"feasible": False, "first_feasible_s": "", "gap_percent": ""}
    write_table(
        tmp_path / "2026-01-01-0900-sizes-60s.csv",
        {"instance": "325-patients-1", "cost": 600, "cost_5s": 650},
        {"instance": "325-patients-1", "seed": 2, "cost": 9, "cost_5s": "", **never},
    )
    (table,) = read_run_tables(tmp_path)
    heading, row = lines(table_by_size(table))
    assert row[2] == "never"
    assert row[heading.index("a patient costs after 5 s")] == "–"


def test_a_hospital_that_is_named_otherwise_is_refused(tmp_path: Path):
    write_table(
        tmp_path / "2026-01-01-0900-sizes-60s.csv", {"instance": "i01", "cost": 1}
    )
    (table,) = read_run_tables(tmp_path)
    with pytest.raises(ValueError, match="named like 1300-patients-2, not 'i01'"):
        table_by_size(table)


def test_every_table_of_sizes_can_be_shown():
    tables = read_run_tables(RESULTS)
    assert tables
    assert all(lines(table_by_size(table)) for table in tables)
