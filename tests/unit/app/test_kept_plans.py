"""The folder of the cheapest plans: what replaces what, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.end_to_end import small_hospital

from mapigo.app.kept_plans import check_kept_plans, keep_if_cheaper, kept_plan_path
from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import InputError, OutputError, PlanMismatchError
from mapigo.examples import heart_centre
from mapigo.formats import read_plan, read_problem
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit


@pytest.fixture
def problem(tmp_path: Path) -> PlanningProblem:
    instance = small_hospital.instance()
    return read_problem(small_hospital.write(instance, tmp_path / "b1.json"))


@pytest.fixture
def plan(problem: PlanningProblem, tmp_path: Path) -> Plan:
    path = small_hospital.write(small_hospital.plan(), tmp_path / "by-hand.json")
    return read_plan(path, problem)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    return folder


def without_the_last_patient(plan: Plan) -> Plan:
    """Return a feasible plan that costs more: an optional patient is left out."""
    return replace(plan, bookings=plan.bookings[:-1])


def kept_cost(folder: Path, problem: PlanningProblem) -> int:
    return score_plan(problem, read_plan(kept_plan_path(folder, "b1"), problem)).cost


def test_a_first_plan_is_kept_as_an_ihtc_solution(
    folder: Path, problem: PlanningProblem, plan: Plan
):
    assert keep_if_cheaper(plan, problem, folder, "b1")
    assert set(json.loads((folder / "b1-plan.json").read_text())) == {
        "patients",
        "nurses",
    }
    assert kept_cost(folder, problem) == score_plan(problem, plan).cost


def test_a_cheaper_plan_replaces_a_dearer_one_and_no_other(
    folder: Path, problem: PlanningProblem, plan: Plan
):
    dearer = without_the_last_patient(plan)
    assert keep_if_cheaper(dearer, problem, folder, "b1")
    assert keep_if_cheaper(plan, problem, folder, "b1")
    written = kept_plan_path(folder, "b1").read_bytes()
    assert not keep_if_cheaper(dearer, problem, folder, "b1")
    assert not keep_if_cheaper(plan, problem, folder, "b1")
    assert kept_plan_path(folder, "b1").read_bytes() == written


def test_an_infeasible_plan_is_not_kept(
    folder: Path, problem: PlanningProblem, plan: Plan
):
    nobody = replace(plan, bookings=())
    assert score_plan(problem, nobody).violations
    assert not keep_if_cheaper(nobody, problem, folder, "b1")
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_missing_is_made(tmp_path: Path, problem: PlanningProblem):
    check_kept_plans(tmp_path / "new", [("b1", problem)])
    assert (tmp_path / "new").is_dir()


def test_other_files_in_the_folder_are_no_matter(
    folder: Path, problem: PlanningProblem, plan: Plan
):
    (folder / "README.md").write_text("These are plans.")
    keep_if_cheaper(plan, problem, folder, "b1")
    check_kept_plans(folder, [("b1", problem)])


def test_an_infeasible_plan_in_the_folder_is_refused(
    folder: Path, problem: PlanningProblem
):
    value = small_hospital.plan() | {"patients": []}
    small_hospital.write(value, kept_plan_path(folder, "b1"))
    with pytest.raises(InputError, match=r"b1-plan.json should keep a feasible plan"):
        check_kept_plans(folder, [("b1", problem)])


def test_a_plan_for_another_instance_in_the_folder_is_refused(
    folder: Path, problem: PlanningProblem
):
    value = small_hospital.plan()
    value["patients"][0]["id"] = "stranger"
    small_hospital.write(value, kept_plan_path(folder, "b1"))
    with pytest.raises(PlanMismatchError, match="stranger"):
        check_kept_plans(folder, [("b1", problem)])


def test_a_file_in_place_of_the_folder_is_refused(
    tmp_path: Path, problem: PlanningProblem
):
    (tmp_path / "plans").write_text("")
    with pytest.raises(OutputError, match=r"plans is a file; give the name"):
        check_kept_plans(tmp_path / "plans", [("b1", problem)])


def test_a_folder_without_a_place_is_refused(tmp_path: Path, problem: PlanningProblem):
    with pytest.raises(OutputError, match=r"Cannot make the folder .*make it first"):
        check_kept_plans(tmp_path / "no" / "plans", [("b1", problem)])


def test_a_centre_that_the_ihtc_format_cannot_hold_is_named(folder: Path):
    centre = heart_centre(weeks=1, size=0.2, n_waiting=5)
    with pytest.raises(OutputError, match=r"cannot hold all that heart has: .*pools"):
        check_kept_plans(folder, [("heart", centre)])
