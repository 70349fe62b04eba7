"""``mapigo backfill`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import (
    Finished,
    assert_refused,
    checked_cost,
    mapigo_here,
)

pytestmark = pytest.mark.end_to_end


def backfill(folder: Path, *options: object) -> Finished:
    return mapigo_here("backfill", "small.json", "plan.json", *options, folder=folder)


def test_the_first_line_says_who_fills_the_slot_best(waiting_folder: Path) -> None:
    finished = backfill(waiting_folder, "--slot", "t0:0:120")
    assert finished.returncode == 0, finished.stderr
    first = finished.stdout.splitlines()[0]
    assert first.startswith("p0 fills t0 on day 0 best: comes today, not admitted")
    assert "120 of 480 free minutes" in finished.stdout


def test_a_filling_that_is_taken_is_written_and_costs_what_was_said(
    waiting_folder: Path,
) -> None:
    finished = backfill(
        waiting_folder, "--slot", "t0:0", "--take", 1, "--out", "new.json", "--json"
    )
    assert finished.returncode == 0, finished.stderr
    filling = json.loads(finished.stdout)["fillings"][0]
    before = checked_cost("small.json", "plan.json", waiting_folder)
    after = checked_cost("small.json", "new.json", waiting_folder)
    assert after - before == filling["cost_change"]


def test_more_minutes_than_are_free_are_told(waiting_folder: Path) -> None:
    finished = backfill(waiting_folder, "--slot", "t0:2:470")
    assert "Asked for 470 minutes; 360 are left" in finished.stdout
    assert "Planned there: p2." in finished.stdout


def test_a_theatre_without_a_session_is_said_to_have_none(tmp_path: Path) -> None:
    instance = small_hospital.instance()
    instance["operating_theaters"][0]["availability"][0] = 0
    small_hospital.write(instance, tmp_path / "small.json")
    plan = small_hospital.plan()
    plan["patients"][0] = {"id": "p0", "admission_day": "none"}
    small_hospital.write(plan, tmp_path / "plan.json")
    finished = backfill(tmp_path, "--slot", "t0:0")
    assert finished.returncode == 1, finished.stderr
    assert finished.stdout == "t0 on day 0 has no session.\n"


def test_nobody_who_fits_ends_with_1_and_says_why(waiting_folder: Path) -> None:
    finished = backfill(waiting_folder, "--slot", "t0:0:100")
    assert finished.returncode == 1
    assert "Nobody fits into t0 on day 0 (100 minutes)." in finished.stdout
    assert "Needs 120 minutes; the slot has 100." in finished.stdout


def test_notice_leaves_out_who_would_hear_too_late(waiting_folder: Path) -> None:
    finished = backfill(waiting_folder, "--slot", "t0:3", "--today", 2, "--notice", 2)
    assert finished.returncode == 1
    assert "Only 1 day of notice." in finished.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--slot", "t0"], "expected THEATRE:DAY"),
        (["--slot", "t0:x:y"], "2 faults"),
        (["--slot", "t9:0"], "no theatre 't9'"),
        (["--slot", "t0:0", "--today", "1"], "past"),
        (["--slot", "t0:0:0"], "1 minute or more"),
        (["--slot", "t0:0", "--take", "9", "--out", "new.json"], "came 9"),
        (["--slot", "t0:0", "--notice", "-1"], "--notice"),
        ([], "--slot"),
    ],
    ids=str,
)
def test_wrong_use_is_refused_in_words(
    waiting_folder: Path, options: list[str], sentence: str
) -> None:
    assert sentence in assert_refused(backfill(waiting_folder, *options))
    assert not (waiting_folder / "new.json").exists()
