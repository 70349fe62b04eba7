"""``mapigo daylist``: lists for people and for programs, days, faults, exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.end_to_end.command_line import assert_refused, mapigo, mapigo_here
from tests.reference.listed_days import centre_with, entry, plan_of, to_icu

from mapigo.domain import LogNormal, Plan, PlanningProblem
from mapigo.formats import PlanFormat, ProblemFormat, write_plan, write_problem

pytestmark = pytest.mark.end_to_end

TWO_CASES = plan_of(("a", "OT1", "S1"), ("b", "OT1", "S1"))


def write(problem: PlanningProblem, plan: Plan, folder: Path) -> tuple[Path, Path]:
    centre, path = folder / "centre", folder / "plan.json"
    write_problem(problem, centre, problem_format=ProblemFormat.CENTRE_FOLDER)
    write_plan(plan, problem, path, plan_format=PlanFormat.MAPIGO)
    return centre, path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return a centre and a plan with two cases on day 0, one of them to the ICU."""
    problem = centre_with(
        entry("a", 60, duration=LogNormal(3.9, 0.4), priority="P2", procedure="PCI"),
        to_icu(entry("b", 90, teams=("perfusionist",), priority="P1")),
        n_in_icu=2,
    )
    return write(problem, TWO_CASES, tmp_path)


def test_lists_are_told_theatre_by_theatre(files: tuple[Path, Path]) -> None:
    finished = mapigo(*("daylist", *files))
    assert finished.returncode == 0, finished
    lines = finished.stdout.splitlines()
    assert lines[0] == (
        "Mon 7 Dec 2026: 2 cases in 1 theatre. No other order is better."
    )
    assert lines[2] == "OT1, session 08:00 to 16:00"
    heading, first, second = (line.split() for line in lines[3:6])
    assert heading[:5] == ["start", "end", "patient", "procedure", "surgeon"]
    assert first == ["08:00", "09:00", "a", "PCI", "S1", "ward", "P2"]
    assert second[:3] == ["10:30", "12:00", "b"]
    assert lines[5].endswith("P1, waits for the bed, ready at 12:00")
    ends = r"Ends at 12:00 .* expected 12:\d\d, nine days in ten by 12:\d\d; past the"
    assert re.match(ends + r" session on <?\d+ % of days\.", lines[6])


def test_a_day_may_be_a_date_or_a_number(files: tuple[Path, Path]) -> None:
    by_date = mapigo_here("daylist", *files, "2026-12-07", "--json")
    assert by_date.stdout == mapigo_here("daylist", *files, 0, "--json").stdout
    empty = mapigo_here("daylist", *files, 1)
    assert (empty.returncode, empty.stdout) == (0, "Tue 8 Dec 2026: no cases.\n")


def test_every_day_with_a_case_is_told_with_all(files: tuple[Path, Path]) -> None:
    value = json.loads(mapigo_here("daylist", *files, "--all", "--json").stdout)
    assert [day["day"] for day in value["days"]] == [0]


def test_a_plan_without_cases_says_so(tmp_path: Path) -> None:
    finished = mapigo_here(
        "daylist", *write(centre_with(entry("a")), Plan(), tmp_path), "--all"
    )
    assert (finished.returncode, finished.stdout) == (0, "No day has a case.\n")


def test_one_day_and_every_day_is_refused(files: tuple[Path, Path]) -> None:
    said = assert_refused(mapigo_here("daylist", *files, 0, "--all"))
    assert "leave out DAY" in said


def test_json_holds_what_people_see(files: tuple[Path, Path]) -> None:
    value = json.loads(mapigo_here("daylist", *files, "--json").stdout)
    (day,) = value["days"]
    assert (day["date"], day["fits"], day["proven"], day["gap"]) == (
        "2026-12-07",
        True,
        True,
        0.0,
    )
    (only,) = day["lists"]
    assert only["finish_minute"] == 720
    assert only["expected_finish_minute"] >= 720
    assert [case["patient"] for case in only["cases"]] == ["a", "b"]
    assert only["cases"][1] == {
        "patient": "b",
        "procedure": "",
        "priority": "P1",
        "surgeon": "S1",
        "teams": ["perfusionist"],
        "start_minute": 630,
        "end_minute": 720,
        "ready_minute": 720,
        "next_place": "icu",
        "bed_from_minute": 720,
        "waits_for_bed": True,
    }


def test_a_list_that_does_not_fit_is_told_and_gives_exit_code_1(tmp_path: Path) -> None:
    problem = centre_with(entry("a", 300), entry("b", 300))
    finished = mapigo_here("daylist", *write(problem, TWO_CASES, tmp_path))
    assert finished.returncode == 1
    assert "Runs 120 min past its planned end." in finished.stdout


def test_a_reserve_is_told(tmp_path: Path) -> None:
    problem = centre_with(entry("a", 300), reserve_minutes=60)
    plan = plan_of(("a", "OT1", "S1"))
    finished = mapigo_here("daylist", *write(problem, plan, tmp_path))
    assert "session 08:00 to 16:00, the last 60 min kept free" in finished.stdout


def test_a_plan_of_a_benchmark_instance_can_be_listed(
    instance_path: Path, plan_path: Path
) -> None:
    finished = mapigo_here("daylist", instance_path, plan_path, 2)
    assert finished.returncode == 0
    assert finished.stdout.startswith("day 2: 1 case in 1 theatre.")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("3", "expected a day of the horizon, from 2026-12-07 to 2026-12-09"),
        ("2027-12-07", "expected a day of the horizon"),
        ("monday", "expected a date such as 2026-12-07 or a day number"),
    ],
)
def test_a_day_that_is_none_is_refused(
    files: tuple[Path, Path], day: str, sentence: str
) -> None:
    assert sentence in assert_refused(mapigo_here("daylist", *files, day))


@pytest.mark.parametrize("seconds", ["0", "-1", "1e9"])
def test_a_time_that_is_none_is_refused(files: tuple[Path, Path], seconds: str) -> None:
    said = assert_refused(mapigo_here("daylist", *files, "--time", seconds))
    assert "seconds above 0" in said


def test_a_missing_plan_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    said = assert_refused(mapigo_here("daylist", files[0], tmp_path / "none.json"))
    assert "none.json" in said
