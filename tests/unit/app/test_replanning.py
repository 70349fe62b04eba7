"""Replanning as a use case: it tells when it writes, and ends early when asked."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from mapigo.app.replanning import ReplanRequest, replan_and_write
from mapigo.domain import Plan
from mapigo.examples import heart_centre
from mapigo.formats import PlanFormat, ProblemFormat, write_plan, write_problem

pytestmark = pytest.mark.unit


@pytest.fixture
def request_to_replan(tmp_path: Path) -> ReplanRequest:
    """Return a request for a small centre in which somebody is cancelled."""
    problem = heart_centre(weeks=1, size=0.2, n_waiting=12)
    source, plan = tmp_path / "centre", tmp_path / "plan.json"
    write_problem(problem, source, problem_format=ProblemFormat.CENTRE_FOLDER)
    write_plan(Plan(), problem, plan, plan_format=PlanFormat.MAPIGO)
    events = tmp_path / "events.csv"
    patient = problem.waiting_list[0].id
    events.write_text(f"event,patient\ncancelled,{patient}\n", encoding="utf-8")
    return ReplanRequest(source, plan, events, tmp_path / "after")


def test_an_early_end_still_writes_and_tells_before_it_does(
    request_to_replan: ReplanRequest,
) -> None:
    stop, was_there = threading.Event(), list[bool]()
    stop.set()
    replan_and_write(
        request_to_replan,
        on_writing=lambda: was_there.append(request_to_replan.out.exists()),
        stop=stop,
    )
    assert was_there == [False]
    assert (request_to_replan.out / "plan.json").is_file()
