"""The table of a benchmark: rows and their gaps."""

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
    median_yardstick_s,
)
from mapigo.errors import OutputError
from mapigo.scoring import Charge, Score

pytestmark = pytest.mark.unit

ROW = BenchRow(
    instance="i01",
    seed=1,
    time_limit_s=60.0,
    seconds=60.01,
    threads=2,
    feasible=True,
    cost=3900,
    best_known=3842,
    gap_percent=1.51,
    yardstick=3920,
    yardstick_s=12.5,
    first_feasible_s=0.5,
    cost_1s=4300,
    cost_5s=4000,
    cost_10s=3950,
    cost_30s=3910,
    cost_60s=3900,
    cost_300s=None,
    cost_600s=None,
    process_s=62.5,
    proposals=100,
    proposals_per_second=10,
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


@pytest.mark.parametrize(
    ("times", "expected"),
    [((1.0, 9.0, 3.0), 3.0), ((1.0, None, 3.0), 3.0), ((1.0, None, None), None)],
)
def test_a_yardstick_never_reached_takes_for_ever(
    times: tuple[float | None, ...], expected: float | None
):
    rows = [replace(ROW, yardstick_s=time) for time in times]
    assert median_yardstick_s(rows) == expected


def test_rows_without_a_yardstick_have_no_median_time_to_it():
    assert median_yardstick_s([replace(ROW, yardstick=None, yardstick_s=None)]) is None


def test_every_checkpoint_of_the_curve_has_its_column():
    columns = [name for name in COLUMNS if name.startswith("cost_")]
    assert columns == [f"cost_{seconds}s" for seconds in (1, 5, 10, 30, 60, 300, 600)]


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
    assert (rows[0]["cost_5s"], rows[0]["cost_300s"]) == ("4000", "")


def test_a_table_that_was_written_before_takes_more_rows(tmp_path: Path):
    append_row(tmp_path / "results.csv", ROW)
    check_bench_table(tmp_path / "results.csv")


def test_a_table_with_other_columns_takes_no_rows(tmp_path: Path):
    older = tmp_path / "older.csv"
    older.write_text("instance,seed,seconds,threads,feasible,cost\n")
    with pytest.raises(OutputError, match=r"of this version.*choose another path"):
        check_bench_table(older)


def test_a_file_of_another_kind_takes_no_rows(tmp_path: Path):
    other = tmp_path / "rooms.csv"
    other.write_text("id,beds\nR1,2\n")
    with pytest.raises(OutputError, match=r"is not a benchmark table"):
        check_bench_table(other)
