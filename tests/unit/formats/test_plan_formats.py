"""mapigo's own plan formats: one JSON file, or a folder of tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.domain import PlanningProblem
from mapigo.errors import InputError, PlanMismatchError
from mapigo.formats import PlanFormat, read_plan, write_plan
from mapigo.formats.fingerprint import fingerprint

pytestmark = pytest.mark.unit

Json = dict[str, Any]


@pytest.fixture
def problem() -> PlanningProblem:
    return small_problem()


@pytest.fixture
def plan_file(tmp_path: Path, problem: PlanningProblem) -> Path:
    path = tmp_path / "plan.json"
    write_plan(small_plan(), problem, path, plan_format=PlanFormat.MAPIGO)
    return path


@pytest.fixture
def plan_folder(tmp_path: Path, problem: PlanningProblem) -> Path:
    path = tmp_path / "plan"
    write_plan(small_plan(), problem, path, plan_format=PlanFormat.CSV)
    return path


def test_the_json_holds_days_as_numbers_and_dates(plan_file: Path) -> None:
    document = json.loads(plan_file.read_text())
    assert document["bookings"] == [
        {
            "patient": "W1",
            "admission_day": 1,
            "admission_date": "2026-12-08",
            "theatre": "OT1",
            "room": "C1",
            "surgeon": "S1",
        }
    ]
    assert document["pins"][0] == {
        "patient": "W1",
        "admission_day": 1,
        "admission_date": "2026-12-08",
        "room": "C1",
    }
    assert (document["version"], document["based_on"]) == ("2", "1")


def test_the_tables_hold_dates(plan_folder: Path) -> None:
    assert (plan_folder / "admissions.csv").read_text() == (
        "patient,admission_day,theatre,room,surgeon\nW1,2026-12-08,OT1,C1,S1\n"
    )
    assert (plan_folder / "nurse_duties.csv").read_text().splitlines()[1:] == [
        *("N1,2026-12-07,early,C1", "N1,2026-12-08,late,")
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda d: d["bookings"][0].update(admission_date="2026-12-09"),
            r"plan.json: bookings\[0\]: day 1 is 2026-12-08, but the date says 2026-1",
        ),
        (lambda d: d["duties"][0].update(date="x"), r"duties\[0\]: day 0 is 2026-12-0"),
        (lambda d: d["bookings"][0].update(admission_day=4), "admission_d|day 4"),
        (lambda d: d["bookings"][0].update(room=""), "ward days but no room"),
        (
            lambda d: d["bookings"][0].update(surgeon=""),
            "one of the permitted surgeons S1, came none",
        ),
        (lambda d: d["bookings"].append(d["bookings"][0]), "W1 stands there twice"),
        (lambda d: d["pins"].append(d["pins"][0]), r"pins\[1\]: .* W1 stands there tw"),
        (lambda d: d["bookings"][0].pop("theatre"), "the key theatre is missing"),
        (
            lambda d: d["bookings"][0].update(theater="OT1"),
            "theater: this key is unknown",
        ),
        (lambda d: d.update(format_version=2), "format_version: expected 1, came 2"),
        (lambda d: d.pop("problem"), "the key problem is missing"),
    ],
)
def test_faulty_plans(
    plan_file: Path,
    problem: PlanningProblem,
    change: Callable[[Json], object],
    sentence: str,
) -> None:
    document = json.loads(plan_file.read_text())
    change(document)
    plan_file.write_text(json.dumps(document))
    with pytest.raises(InputError, match=sentence):
        read_plan(plan_file, problem)


def test_a_plan_for_another_problem_is_refused(
    plan_file: Path, plan_folder: Path
) -> None:
    other = small_problem(room={"id": "C2"}, occupant={"room": "C2"})
    for path in (plan_file, plan_folder):
        with pytest.raises(PlanMismatchError, match="was made for 'Small centre'"):
            read_plan(path, other)


def test_an_unknown_id_in_a_plan_for_this_problem(
    plan_file: Path, problem: PlanningProblem
) -> None:
    plan_file.write_text(plan_file.read_text().replace('"OT1"', '"OT7"'))
    with pytest.raises(PlanMismatchError, match=r"lacks 1 theatre of the plan \(OT7\)"):
        read_plan(plan_file, problem)


def test_a_room_for_a_stay_without_ward_days_is_refused(tmp_path: Path) -> None:
    problem = small_problem()
    entry = problem.waiting_list[0]
    stages = tuple(stage for stage in entry.pathway.stages if stage.place != "ward")
    stay = replace(
        entry,
        pathway=replace(entry.pathway, stages=stages),
        workload=(0, 0),
        required_skill=(0, 0),
    )
    day_case = replace(problem, waiting_list=(stay,))
    path = tmp_path / "plan.json"
    write_plan(small_plan(), day_case, path, plan_format=PlanFormat.MAPIGO)
    with pytest.raises(InputError, match="no ward day: leave the room empty"):
        read_plan(path, day_case)


def test_faulty_plan_tables_have_file_and_line(
    plan_folder: Path, problem: PlanningProblem
) -> None:
    admissions = plan_folder / "admissions.csv"
    admissions.write_text(admissions.read_text() + "W1,0,OT1,C1,S1\nW2,9,OT1,C1,S1\n")
    duties = plan_folder / "nurse_duties.csv"
    duties.write_text(duties.read_text().replace("late", "siesta"))
    with pytest.raises(InputError) as caught:
        read_plan(plan_folder, problem)
    assert [str(fault).split(":")[0] for fault in caught.value.faults] == [
        "admissions.csv, line 3",
        "admissions.csv, line 4, column admission_day",
        "nurse_duties.csv, line 3, column shift",
    ]


def test_an_unknown_surgeon_in_plan_tables(
    plan_folder: Path, problem: PlanningProblem
) -> None:
    admissions = plan_folder / "admissions.csv"
    admissions.write_text(admissions.read_text().replace("S1", "S9"))
    with pytest.raises(PlanMismatchError, match=r"1 surgeon of the plan \(S9\)"):
        read_plan(plan_folder, problem)


def test_pins_are_optional(plan_folder: Path, problem: PlanningProblem) -> None:
    (plan_folder / "pins.csv").unlink()
    assert read_plan(plan_folder, problem).pins == ()


def test_the_fingerprint_depends_on_ids_and_days_alone() -> None:
    own = fingerprint(small_problem())
    assert own == fingerprint(small_problem(theatre={"minutes_by_day": (9, 9, 9, 9)}))
    assert own == fingerprint(small_problem(centre={"name": "Other"}))
    assert own != fingerprint(small_problem(entry={"id": "W2"}))
    assert own != fingerprint(small_problem(calendar={"start_date": None}))
    assert own != fingerprint(small_problem(room={"id": "C2"}, occupant={"room": "C2"}))
