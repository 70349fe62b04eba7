"""Planning as a use case: from values to values, told of progress, stopped at will."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from mapigo.app.planning import PlanRequest, plan_and_write, prepare
from mapigo.domain import PlanningProblem
from mapigo.errors import OutputError
from mapigo.examples import heart_centre
from mapigo.formats import PlanFormat, ProblemFormat, read_plan, write_problem
from mapigo.solver import Progress

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def problem() -> PlanningProblem:
    return heart_centre(weeks=1, size=0.2, n_waiting=12)


@pytest.fixture
def request_to_plan(tmp_path: Path, problem: PlanningProblem) -> PlanRequest:
    """Return a request for a small centre, a thousand steps on one thread."""
    source = tmp_path / "centre"
    write_problem(problem, source, problem_format=ProblemFormat.CENTRE_FOLDER)
    return PlanRequest(
        source=source,
        out=tmp_path / "plan.json",
        report=tmp_path / "plan.html",
        plan_format=None,
        time_limit_s=60.0,
        n_threads=1,
        seed=1,
        n_steps=1000,
    )


def test_preparing_reads_and_writes_nothing(request_to_plan: PlanRequest):
    prepared = prepare(request_to_plan)
    assert len(prepared.problem.waiting_list) == 12
    assert prepared.plan_format is PlanFormat.MAPIGO
    assert not request_to_plan.out.exists()


def test_an_output_that_cannot_be_written_is_refused_first(
    request_to_plan: PlanRequest, tmp_path: Path
):
    no_input = replace(
        request_to_plan, source=tmp_path / "missing", report=tmp_path / "no" / "it.html"
    )
    with pytest.raises(OutputError, match=r"there is no folder .*no; make it first"):
        prepare(no_input)


def test_a_format_that_cannot_hold_the_problem_is_refused(
    request_to_plan: PlanRequest,
):
    with pytest.raises(OutputError, match="IHTC format cannot hold everything"):
        prepare(replace(request_to_plan, plan_format=PlanFormat.IHTC))


def test_the_plan_and_the_report_are_written_after_the_search(
    request_to_plan: PlanRequest,
):
    phases: list[str] = []

    def on_writing() -> None:
        assert not request_to_plan.out.exists()
        phases.append("writing")

    prepared = prepare(request_to_plan)
    planned = plan_and_write(
        prepared,
        on_progress=lambda progress: phases.append(progress.phase),
        on_writing=on_writing,
    )
    assert phases[-1] == "writing"
    assert phases.count("writing") == 1
    assert "constructing" in phases
    assert planned.request == request_to_plan
    assert planned.admissions.n_waiting_list == 12
    written = read_plan(request_to_plan.out, prepared.problem)
    assert set(written.bookings) == set(planned.result.plan.bookings)
    assert json.loads(request_to_plan.out.read_text())["format"] == "mapigo-plan"
    assert request_to_plan.report
    assert "</html>" in request_to_plan.report.read_text(encoding="utf-8")


def test_a_search_that_is_stopped_still_writes_its_plan(request_to_plan: PlanRequest):
    stop = threading.Event()
    stop.set()
    endless = replace(request_to_plan, n_steps=None, report=None)
    planned = plan_and_write(prepare(endless), stop=stop)
    assert planned.result.interrupted
    assert planned.result.seconds < 30
    assert request_to_plan.out.is_file()


def test_the_bound_comes_after_the_plan_is_written(request_to_plan: PlanRequest):
    written_before_bounding: list[bool] = []

    def on_progress(progress: Progress) -> None:
        if progress.phase == "bounding":
            written_before_bounding.append(request_to_plan.out.exists())

    asked = replace(request_to_plan, bound_time_s=1.0)
    planned = plan_and_write(prepare(asked), on_progress=on_progress)
    assert planned.bound is not None
    assert planned.bound.value is not None
    assert 0 < planned.bound.value <= planned.result.score.cost
    assert written_before_bounding
    assert all(written_before_bounding)


def test_stopping_the_bound_keeps_the_plan(request_to_plan: PlanRequest):
    stop = threading.Event()

    def on_progress(progress: Progress) -> None:
        if progress.phase == "bounding":
            stop.set()

    asked = replace(request_to_plan, bound_time_s=60.0)
    planned = plan_and_write(prepare(asked), on_progress=on_progress, stop=stop)
    assert not planned.result.interrupted
    assert request_to_plan.out.exists()
    assert planned.bound is not None
    assert planned.bound.value is not None


def test_an_interrupted_search_is_not_followed_by_a_bound(
    request_to_plan: PlanRequest,
):
    stop = threading.Event()
    stop.set()
    asked = replace(request_to_plan, bound_time_s=60.0)
    assert plan_and_write(prepare(asked), stop=stop).bound is None
