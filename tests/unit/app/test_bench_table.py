"""The table of a benchmark: best-known costs in, rows out, gaps between."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from mapigo.app.bench_table import (
    COLUMNS,
    BenchRow,
    append_row,
    check_bench_table,
    gap_percent,
    mean_gap_percent,
    read_best_known,
)
from mapigo.errors import InputError, OutputError
from mapigo.scoring import Charge, Score

pytestmark = pytest.mark.unit

ROW = BenchRow(
    instance="i01",
    seed=1,
    seconds=60.0,
    threads=2,
    feasible=True,
    cost=3900,
    best_known=3842,
    gap_percent=1.51,
    proposals=100,
    proposals_per_second=10,
    first_feasible_s=0.5,
    peak_memory_mb=200.5,
    commit="abc",
    python="3.11.7",
    numba="0.68.1",
    machine="a processor, 2 cores",
)


def score_of(cost: int, violations: int = 0) -> Score:
    charges = (Charge("S7", cost), Charge("H7", violations))
    return Score.from_charges(charges, {"S7": 1})


def test_the_gap_is_in_percent_of_the_best_known():
    assert gap_percent(score_of(1050), 1000) == 5.0


def test_a_cost_below_the_best_known_has_a_negative_gap():
    assert gap_percent(score_of(990), 1000) == -1.0


def test_an_infeasible_plan_has_no_gap():
    assert gap_percent(score_of(1050, violations=1), 1000) is None


@pytest.mark.parametrize("best_known", [None, 0])
def test_without_a_best_known_cost_there_is_no_gap(best_known: int | None):
    assert gap_percent(score_of(1050), best_known) is None


def test_the_mean_gap_leaves_out_what_has_none():
    rows = [replace(ROW, gap_percent=gap) for gap in (1.0, None, 3.0)]
    assert mean_gap_percent(rows) == 2.0


def test_no_gaps_have_no_mean():
    assert mean_gap_percent([replace(ROW, gap_percent=None)]) is None


def test_rows_are_added_below_one_header(tmp_path: Path):
    table = tmp_path / "results.csv"
    append_row(table, ROW)
    append_row(table, replace(ROW, instance="i02", first_feasible_s=None))
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["instance"] for row in rows] == ["i01", "i02"]
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["cost"] == "3900"
    assert rows[1]["first_feasible_s"] == ""


def test_a_table_that_was_written_before_takes_more_rows(tmp_path: Path):
    append_row(tmp_path / "results.csv", ROW)
    check_bench_table(tmp_path / "results.csv")


def test_a_file_of_another_kind_takes_no_rows(tmp_path: Path):
    other = tmp_path / "rooms.csv"
    other.write_text("id,beds\nR1,2\n")
    with pytest.raises(OutputError, match=r"is not a benchmark table"):
        check_bench_table(other)


def test_best_known_costs_are_read_by_instance(tmp_path: Path):
    path = tmp_path / "bounds.csv"
    path.write_text("instance,best_known,source\ni01,3842,page\ni02,1263,page\n")
    assert read_best_known(path) == {"i01": 3842, "i02": 1263}


def test_a_missing_table_of_best_known_costs_is_said(tmp_path: Path):
    with pytest.raises(InputError, match=r"missing.csv: there is no such file"):
        read_best_known(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    "text", ["instance,cost\n", "instance;best_known\ni01;3842\n", "a,b\n1,2\n"]
)
def test_a_table_without_the_columns_is_refused(tmp_path: Path, text: str):
    path = tmp_path / "bounds.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=r"with the columns instance and best_known"):
        read_best_known(path)


def test_every_cost_that_is_no_number_is_named_by_its_line(tmp_path: Path):
    path = tmp_path / "bounds.csv"
    path.write_text("instance,best_known\ni01,12.5\ni02,7\ni03\n")
    with pytest.raises(InputError, match=r"line 2: .*'12.5'") as caught:
        read_best_known(path)
    assert [fault.where.rpartition(" ")[2] for fault in caught.value.faults] == [
        "2",
        "4",
    ]
