"""``mapigo book`` as a user runs it."""

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


def book(folder: Path, *options: object) -> Finished:
    return mapigo_here("book", "small.json", "plan.json", *options, folder=folder)


def test_the_first_line_says_the_best_date(waiting_folder: Path) -> None:
    finished = book(waiting_folder, "p0")
    assert finished.returncode == 0, finished.stderr
    first, second, *_ = finished.stdout.splitlines()
    assert first == "The best date for p0: day 1, tomorrow; nobody else changes."
    assert "Not admitted so far" in second


def test_an_offer_that_is_taken_is_written_and_costs_what_was_said(
    waiting_folder: Path,
) -> None:
    inputs = {path: path.read_bytes() for path in waiting_folder.iterdir()}
    finished = book(waiting_folder, "p0", "--take", 2, "--out", "new.json", "--json")
    assert finished.returncode == 0, finished.stderr
    offer = json.loads(finished.stdout)["offers"][1]
    before = checked_cost("small.json", "plan.json", waiting_folder)
    after = checked_cost("small.json", "new.json", waiting_folder)
    assert after - before == offer["cost_change"]
    assert {path: path.read_bytes() for path in inputs} == inputs


def test_a_day_that_is_wanted_is_answered_with_yes_or_no(waiting_folder: Path) -> None:
    yes = book(waiting_folder, "p0", "--on", 3)
    assert yes.returncode == 0
    assert yes.stdout.startswith("Yes: p0 can come on day 3")
    no = book(waiting_folder, "p1", "--on", 6)
    assert no.returncode == 1
    assert no.stdout.startswith("No: p1 cannot come on day 6.")
    assert "Must be admitted by day 4" in no.stdout
    assert "The nearest dates" in no.stdout


def test_nothing_is_taken_for_a_day_that_cannot_be(waiting_folder: Path) -> None:
    no = book(waiting_folder, "p1", "--on", 6, "--take", 1, "--out", "new.json")
    assert no.returncode == 1
    assert "Nothing is taken" in no.stdout
    assert not (waiting_folder / "new.json").exists()


def test_a_plan_that_breaks_rules_is_named_as_such(waiting_folder: Path) -> None:
    plan = small_hospital.plan()
    plan["patients"][0]["admission_day"] = plan["patients"][2]["admission_day"]
    plan["patients"] = plan["patients"][:1] + plan["patients"][2:]
    small_hospital.write(plan, waiting_folder / "plan.json")
    finished = book(waiting_folder, "p0")
    assert "The plan itself breaks H" in finished.stderr
    assert "The plan itself" not in finished.stdout


def test_a_booked_patient_is_told_when(waiting_folder: Path) -> None:
    finished = book(waiting_folder, "p2")
    assert "Booked on day 2" in finished.stdout
    assert book(waiting_folder, "p2", "--today", 3).returncode == 1


def test_no_date_ends_with_1(waiting_folder: Path) -> None:
    finished = book(waiting_folder, "p1", "--from", 5)
    assert finished.returncode == 1
    assert "cannot be offered another date" in finished.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["x"], "urgent_referral"),
        (["p0", "--on", "77"], "--on: expected a day of the horizon"),
        (["p0", "--from", "x", "--until", "y"], "2 faults"),
        (["p0", "--from", "5", "--until", "3"], "give the earlier day first"),
        (["p0", "--on", "3", "--from", "2"], "not both"),
        (["p0", "--take", "1"], "--out FILE"),
        (["p0", "--out", "new.json"], "--take N"),
        (["p0", "--take", "99", "--out", "new.json"], "came 99: give 1 to 5"),
        (["p0", "--take", "1", "--out", "plan.json"], "overwrite the input"),
        (["p0", "--top", "0"], "expected at least 1, not 0"),
    ],
    ids=str,
)
def test_wrong_use_is_refused_in_words(
    waiting_folder: Path, options: list[str], sentence: str
) -> None:
    before = sorted(waiting_folder.iterdir())
    assert sentence in assert_refused(book(waiting_folder, *options))
    assert sorted(waiting_folder.iterdir()) == before
