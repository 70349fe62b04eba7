"""What `mapigo plan` says at the end when a search ended early."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapigo.app.planning import Planned, PlanRequest, plan_and_write, prepare
from mapigo.cli.plan_summary import plan_summary, print_plan_summary
from mapigo.examples import heart_centre
from mapigo.formats import ProblemFormat, write_problem

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    folder = tmp_path_factory.mktemp("planned")
    problem = heart_centre(weeks=1, size=0.2, n_waiting=12)
    source = folder / "centre"
    write_problem(problem, source, problem_format=ProblemFormat.CENTRE_FOLDER)
    request = PlanRequest(
        source=source,
        out=folder / "plan.json",
        report=None,
        plan_format=None,
        time_limit_s=60.0,
        n_threads=1,
        seed=1,
        n_steps=1000,
    )
    return plan_and_write(prepare(request))


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ({}, ""),
        ({"interrupted": True}, ", interrupted: this is the best plan found so far"),
        (
            {"workers_lost": "All are lost."},
            ", then the engine's workers were lost and the search ended",
        ),
    ],
)
def test_how_the_search_ended_is_said_behind_its_time(
    planned: Planned,
    end: dict[str, bool | str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = replace(planned.result, **end)
    print_plan_summary(replace(planned, result=result))
    printed = " ".join(capsys.readouterr().out.split())
    assert f"million proposals a second{said} plan" in printed
    summary = plan_summary(replace(planned, result=result))
    assert summary["workers_lost"] == end.get("workers_lost")
    assert summary["interrupted"] is end.get("interrupted", False)
