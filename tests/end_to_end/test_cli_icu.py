"""``mapigo icu`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.end_to_end.command_line import Finished, assert_refused, mapigo_here
from tests.reference.desk_hospital import (
    booked,
    desk_hospital,
    icu_case,
    in_icu,
    plan_of,
)

from mapigo.formats import PlanFormat, ProblemFormat, write_plan, write_problem

pytestmark = pytest.mark.end_to_end


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a centre that has an ICU, and a plan for it."""
    problem = desk_hospital(
        icu_case("a", 3, minutes=100, treat_by_day=1),
        icu_case("b", 1, minutes=100),
        occupants=(in_icu("o", 1),),
    )
    plan = plan_of(booked("a", 0), booked("b", 2))
    write_problem(
        problem, tmp_path / "centre", problem_format=ProblemFormat.CENTRE_FOLDER
    )
    write_plan(plan, problem, tmp_path / "plan.json", plan_format=PlanFormat.MAPIGO)
    return tmp_path


def icu(folder: Path, *options: object) -> Finished:
    return mapigo_here("icu", "centre", "plan.json", *options, folder=folder)


def test_the_page_says_beds_choices_who_lies_there_and_who_comes(folder: Path) -> None:
    finished = icu(folder, "--at", "2027-01-05")
    assert finished.returncode == 0, finished.stderr
    lines = finished.stdout.splitlines()
    assert lines[0] == "ICU beds, Tue 5 Jan 2027: beds suffice."
    for said in (
        "tonight, Tue 5 Jan",
        "a  to room A1, planned Thu 7 Jan; needs the bed 100 % tonight",
        "If a bed is short tomorrow night: b loses least by waiting (Thu 7 Jan, +36 in",
        "cannot know",
    ):
        assert said in finished.stdout
    assert max(map(len, lines)) <= 90


def test_json_tells_the_same(folder: Path) -> None:
    answer = json.loads(icu(folder, "--at", 1, "--json").stdout)
    (unit,) = answer["units"]
    assert (answer["date"], unit["unit"]) == ("2027-01-05", "icu")
    assert [one["patient"] for one in unit["in_bed"]] == ["o", "a"]
    assert [one["patient"] for one in unit["coming"]] == ["b"]
    assert [night["waits_first"] for night in unit["nights"]] == [None, "b"]


def test_without_a_day_it_is_the_first(folder: Path) -> None:
    assert icu(folder).stdout.startswith("ICU beds, Mon 4 Jan 2027: ")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--at", "2027-02-30"], "--at: expected a date"),
        (["--at", "10"], "--at: expected a day of the horizon"),
        (["--unit", "icus"], "'icus' is no unit with beds"),
    ],
    ids=str,
)
def test_wrong_use_is_refused_in_words(
    folder: Path, options: list[str], sentence: str
) -> None:
    assert sentence in assert_refused(icu(folder, *options))


def test_a_hospital_without_an_icu_is_told_so(
    instance_path: Path, plan_path: Path
) -> None:
    finished = mapigo_here("icu", instance_path, plan_path)
    assert "no ICU to look at" in assert_refused(finished)
