"""What is written and read again is the same, for every format."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies.problems import plans, problems

from mapigo.domain import Plan, PlanningProblem
from mapigo.formats import (
    PlanFormat,
    ProblemFormat,
    read_plan,
    read_problem,
    write_plan,
    write_problem,
)

pytestmark = pytest.mark.property

SLOW_DATA = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True, scope="module")
def _without_waiting_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


def read_back(
    problem: PlanningProblem, problem_format: ProblemFormat
) -> PlanningProblem:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "instance.json"
        write_problem(problem, path, problem_format=problem_format)
        return read_problem(path)


def read_plan_back(
    plan: Plan, problem: PlanningProblem, plan_format: PlanFormat
) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan"
        write_plan(plan, problem, path, plan_format=plan_format)
        return read_plan(path, problem)


@SLOW_DATA
@given(problem=problems())
def test_a_centre_folder_comes_back_the_same(problem: PlanningProblem) -> None:
    assert read_back(problem, ProblemFormat.CENTRE_FOLDER) == problem


@SLOW_DATA
@given(problem=problems(only_ihtc=True))
def test_an_ihtc_instance_comes_back_the_same(problem: PlanningProblem) -> None:
    assert read_back(problem, ProblemFormat.IHTC) == problem


@SLOW_DATA
@given(problem=problems(only_ihtc=True))
def test_a_detour_through_a_centre_folder_loses_nothing(
    problem: PlanningProblem,
) -> None:
    folder = read_back(problem, ProblemFormat.CENTRE_FOLDER)
    assert read_back(folder, ProblemFormat.IHTC) == problem


@pytest.mark.parametrize("plan_format", [PlanFormat.MAPIGO, PlanFormat.CSV])
@SLOW_DATA
@given(data=st.data())
def test_a_plan_comes_back_the_same(data: st.DataObject, plan_format: PlanFormat):
    problem = data.draw(problems())
    plan = data.draw(plans(problem))
    assert read_plan_back(plan, problem, plan_format) == plan


@SLOW_DATA
@given(data=st.data())
def test_an_ihtc_solution_comes_back_the_same_but_for_versions(data: st.DataObject):
    problem = data.draw(problems(only_ihtc=True))
    plan = data.draw(plans(problem, pins=False))
    expected = replace(plan, version="", based_on="")
    assert read_plan_back(plan, problem, PlanFormat.IHTC) == expected
