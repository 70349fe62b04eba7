"""The questions of a planning day, asked of ``mapigo.app`` as a service would."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.reference.roomy_hospital import roomy_hospital

import mapigo.app
from mapigo.app import (
    backfill,
    book,
    bottlenecks,
    explain,
    explain_all,
    icu_desk,
    replan,
    what_if,
)
from mapigo.desk import Slot
from mapigo.domain import Plan, PlanningProblem, PoolChanged
from mapigo.replan import ReplanOptions
from mapigo.solver import SolveOptions, solve
from mapigo.whatif import TrialOptions, read_changes

pytestmark = pytest.mark.unit

BRIEFLY = TrialOptions(n_seeds=1, n_threads=1, n_steps=2_000)


@pytest.fixture(scope="module")
def in_force() -> tuple[PlanningProblem, Plan]:
    problem = roomy_hospital(1)
    return problem, solve(problem, SolveOptions(n_threads=1, n_steps=20_000)).plan


def test_every_question_is_answered_and_nothing_is_changed(
    in_force: tuple[PlanningProblem, Plan],
    capsys: pytest.CaptureFixture[str],
) -> None:
    problem, plan = in_force
    before = repr((problem, plan))
    waiting = problem.waiting_list[0].id
    assert explain(problem, plan, waiting).patient == waiting
    assert len(explain_all(problem, plan)) == len(problem.waiting_list)
    assert book(problem, plan, waiting).entry.id == waiting
    assert backfill(problem, plan, Slot("T0", 3)).slot.theatre == "T0"
    assert [unit.pool.id for unit in icu_desk(problem, plan, 2).units] == ["icu"]
    lost = PoolChanged("icu", 2, 2, -1)
    options = ReplanOptions(n_threads=1, n_steps=2_000)
    assert replan(problem, plan, [lost], options).sentences
    changes = read_changes(problem, [("add", "pool:icu")])
    assert what_if(problem, plan, changes, BRIEFLY)
    assert bottlenecks(problem, plan, BRIEFLY, most=1)
    assert repr((problem, plan)) == before
    assert capsys.readouterr() == ("", "")


def test_a_question_that_nobody_answers_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'guess'"):
        mapigo.app.guess  # noqa: B018


def test_the_planner_is_not_loaded_by_those_who_do_not_plan() -> None:
    script = "import mapigo.app.checking, sys; sys.exit('mapigo.solver' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
