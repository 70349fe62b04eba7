from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end import small_hospital
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.domain import Booking, NurseDuty, Pin, Plan, PlanningProblem
from mapigo.errors import InputError, OutputError, PlanMismatchError
from mapigo.formats import read_plan, read_problem
from mapigo.formats.ihtc_instance import problem_from_instance
from mapigo.formats.ihtc_solution import plan_from_solution, solution_text

pytestmark = pytest.mark.unit

Json = dict[str, Any]


@pytest.fixture(scope="module")
def problem() -> PlanningProblem:
    return problem_from_instance(small_hospital.instance(), "small.json")


def spoilt(change: Callable[[Json], object]) -> Json:
    document = small_hospital.plan()
    change(document)
    return document


def test_a_solution_becomes_a_plan(problem: PlanningProblem) -> None:
    plan = plan_from_solution(small_hospital.plan(), problem, "a.json")
    assert plan.bookings[1] == Booking("p1", 1, "t0", "r1", "s0")
    assert plan.duties[0] == NurseDuty("n-early", 0, "early", ("r0", "r1", "r2"))
    assert plan.pins == ()


def test_patients_may_be_absent_or_say_none(problem: PlanningProblem) -> None:
    def change(document: Json) -> None:
        document["patients"] = [
            {"id": "p0", "admission_day": "none"},
            document["patients"][1],
        ]

    plan = plan_from_solution(spoilt(change), problem, "a.json")
    assert [booking.patient for booking in plan.bookings] == ["p1"]


def test_a_nurse_may_stand_on_a_shift_that_she_does_not_work(
    problem: PlanningProblem,
) -> None:
    document = spoilt(lambda d: d["nurses"][0]["assignments"][0].update(shift="night"))
    assert plan_from_solution(document, problem, "a.json").duties[0].shift == "night"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda d: d["patients"].append(d["patients"][1]),
            r"a.json: patients\[6\] \(p1\): the patient stands there twice",
        ),
        (
            lambda d: d["patients"].append({"id": "p1", "admission_day": "none"}),
            r"patients\[6\] \(p1\): the patient stands there twice",
        ),
        (lambda d: d["patients"][2].pop("room"), r"\(p2\): .* lacks the key room"),
        (
            lambda d: d["patients"][2].pop("operating_theater"),
            "lacks the key operating_theater",
        ),
        (
            lambda d: d["patients"][0].update(admission_day="monday"),
            "admission_day: expected a day number, or the text 'none', came the text",
        ),
        (lambda d: d["patients"][0].update(admission_day=True), "came true"),
        (lambda d: d["patients"][0].update(admission_day=7), "from 0 to 6, came 7"),
        (lambda d: d["patients"][0].update(room=""), "ward days but no room"),
        (
            lambda d: d["nurses"][0]["assignments"][3].update(day=-1),
            r"nurses\[0\] \(n-early\), assignments\[3\]: expected a day from 0 to 6",
        ),
        (
            lambda d: d["nurses"][0]["assignments"][3].update(rooms=["r1", "r1"]),
            "the nurse has the room r1 twice in that shift",
        ),
        (lambda d: d.update(nurses=3), "nurses: expected a list, came 3"),
    ],
)
def test_faulty_solutions(
    problem: PlanningProblem, change: Callable[[Json], object], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        plan_from_solution(spoilt(change), problem, "a.json")


def rename_patients(document: Json) -> None:
    for patient in document["patients"]:
        patient["id"] = f"q{patient['id']}"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (rename_patients, r"lacks 6 patients of the plan \(qp0, qp1, qp2, …\)"),
        (
            lambda d: d["patients"].append({"id": "x", "admission_day": "none"}),
            r"1 patient of the plan \(x\)",
        ),
        (lambda d: d["patients"][0].update(room="r9"), r"1 room of the plan \(r9\)"),
        (lambda d: d["patients"][0].update(operating_theater="t9"), r"theatre .*t9"),
        (
            lambda d: d["nurses"].append({"id": "n9", "assignments": []}),
            r"1 nurse of the plan \(n9\)",
        ),
        (lambda d: d["nurses"][0]["assignments"][0].update(shift="x"), "1 shift type"),
    ],
)
def test_a_plan_for_another_instance_gets_one_sentence(
    problem: PlanningProblem, change: Callable[[Json], object], sentence: str
) -> None:
    with pytest.raises(PlanMismatchError, match=sentence) as caught:
        plan_from_solution(spoilt(change), problem, "a.json")
    assert len(caught.value.faults) == 1
    assert "give the input that the plan was made for" in str(caught.value)


def test_a_solution_names_every_patient_and_nurse(problem: PlanningProblem) -> None:
    plan = Plan(bookings=(Booking("p3", 2, "t0", "r1", "s0"),))
    written = json.loads(solution_text(plan, problem))
    assert written["patients"][0] == {
        "id": "p3",
        "admission_day": 2,
        "room": "r1",
        "operating_theater": "t0",
    }
    assert written["patients"][1] == {"id": "p0", "admission_day": "none"}
    assert len(written["patients"]) == 6
    assert [nurse["id"] for nurse in written["nurses"]] == [
        *("n-early", "n-late", "n-night")
    ]


def test_pins_cannot_be_written(problem: PlanningProblem) -> None:
    with pytest.raises(OutputError, match="cannot hold pins"):
        solution_text(Plan(pins=(Pin("p1", 3),)), problem)


def test_a_plan_of_a_richer_problem_cannot_be_written() -> None:
    plan = replace(small_plan(), pins=())
    with pytest.raises(OutputError, match=r"cannot hold everything in 'Small centre'"):
        solution_text(plan, small_problem())


def test_every_golden_plan_is_read_and_written_as_it_was(ihtc_folder: Path) -> None:
    for path in sorted(ihtc_folder.glob("golden/*1*.json")):
        name = path.stem.partition("_")[0]
        problem = read_problem(next(ihtc_folder.glob(f"[ct]*/{name}.json")))
        plan = read_plan(path, problem)
        written = json.loads(solution_text(plan, problem))
        assert comparable(written) == comparable(json.loads(path.read_text()))


def comparable(document: Json) -> Json:
    """Return the decisions of a solution without its order."""
    return {
        "patients": {
            patient["id"]: patient
            for patient in document["patients"]
            if patient["admission_day"] != "none"
        },
        "rooms": {
            (nurse["id"], duty["day"], duty["shift"], tuple(duty["rooms"]))
            for nurse in document["nurses"]
            for duty in nurse["assignments"]
        },
    }
