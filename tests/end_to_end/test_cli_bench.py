"""``mapigo bench`` as a user runs it."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import (
    COMMAND,
    assert_refused,
    environment,
    mapigo,
    mapigo_here,
)

pytestmark = pytest.mark.end_to_end


def rows_of(table: Path) -> list[dict[str, str]]:
    with table.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of the small hospital and of one that cannot be planned."""
    instances = tmp_path / "instances"
    instances.mkdir()
    hospital = small_hospital.instance()
    small_hospital.write(hospital, instances / "b1.json")
    for patient in hospital["patients"]:
        patient |= {"mandatory": True, "surgery_due_day": 0}
    small_hospital.write(hospital, instances / "crowded.json")
    return instances


def test_a_bench_writes_a_row_for_each_instance(folder: Path, tmp_path: Path):
    bounds = tmp_path / "bounds.csv"
    bounds.write_text(
        "instance,best_known,yardstick\nb1,100,100000\ncrowded,100,100000\n"
    )
    table = tmp_path / "results.csv"
    finished = mapigo(
        "bench", folder, "--best-known", bounds, "--time", 1, "--out", table
    )
    assert finished.returncode == 1, finished.stderr  # one plan is infeasible
    b1, crowded = rows_of(table)
    assert (b1["instance"], b1["seed"], b1["feasible"]) == ("b1", "1", "True")
    assert float(b1["gap_percent"]) == pytest.approx(int(b1["cost"]) - 100, abs=0.001)
    assert float(b1["peak_memory_mb"]) > 10
    assert float(b1["seconds"]) >= 0.9
    assert float(b1["process_s"]) > float(b1["seconds"])
    assert float(b1["yardstick_s"]) == float(b1["first_feasible_s"])
    assert int(b1["cost_1s"]) >= int(b1["cost"])
    assert b1["cost_5s"] == ""  # beyond the time limit
    speed = int(b1["proposals"]) / float(b1["seconds"])
    assert int(b1["proposals_per_second"]) == pytest.approx(speed, rel=0.02)
    assert (crowded["feasible"], crowded["gap_percent"]) == ("False", "")
    assert (crowded["yardstick_s"], crowded["cost_1s"]) == ("", "")
    assert "2 runs, 1 infeasible" in finished.stdout
    assert "Mean gap to the best known: +" in finished.stdout
    assert "Yardstick reached in 1 of 2 runs." in finished.stdout


def test_a_bench_keeps_the_cheapest_feasible_plans(folder: Path, tmp_path: Path):
    plans = tmp_path / "plans"
    arguments = ("bench", folder, "--time", 0.5, "--plans", plans)
    first = mapigo(*arguments, "--only", "b1,crowded")
    assert first.returncode == 1, first.stderr
    assert "b1, seed 1 (1 of 2): cost" in first.stderr
    assert "the cheapest plan so far, kept" in first.stderr
    assert [path.name for path in plans.iterdir()] == ["b1-plan.json"]
    checked = mapigo_here("check", folder / "b1.json", plans / "b1-plan.json")
    assert checked.returncode == 0, checked.stdout


def test_a_plan_of_another_hospital_stops_a_bench_before_it_starts(
    folder: Path, tmp_path: Path
):
    other = small_hospital.plan()
    other["patients"][0]["id"] = "stranger"
    small_hospital.write(other, tmp_path / "b1-plan.json")
    finished = mapigo_here("bench", folder, "--plans", tmp_path)
    assert "stranger" in assert_refused(finished)


def test_plans_do_not_go_among_the_instances(folder: Path):
    finished = mapigo_here("bench", folder, "--plans", folder)
    assert "would overwrite the input" in assert_refused(finished)


def test_an_interrupted_bench_keeps_what_is_done(folder: Path, tmp_path: Path):
    table = tmp_path / "results.csv"
    process = subprocess.Popen(
        [
            *COMMAND,
            "bench",
            str(folder),
            "--time",
            "2",
            "--seeds",
            "2",
            "--out",
            str(table),
        ],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and not table.exists():
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    said, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in complaint
    assert [row["seed"] for row in rows_of(table)] == ["1"]
    assert "1 runs" in said


def test_a_file_of_another_kind_takes_no_rows(tmp_path: Path):
    table = tmp_path / "results.csv"
    table.write_text(json.dumps({"not": "a table"}))
    finished = mapigo_here("bench", tmp_path, "--out", table)
    assert finished.returncode == 2
    assert "is not a benchmark table" in finished.stderr
