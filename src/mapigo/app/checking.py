"""Check a plan against every rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mapigo.domain import Plan, PlanningProblem
from mapigo.formats import read_plan
from mapigo.scoring import Score, score_plan

__all__ = ["check_plan", "with_published"]


def check_plan(problem: PlanningProblem, plan: Plan) -> Score:
    """Return the score of a plan: what each rule counts and costs."""
    return score_plan(problem, plan)


def with_published(problem: PlanningProblem, path: Path | None) -> PlanningProblem:
    """Return the problem with the plan in force, where one is given.

    Raises
    ------
    InputError
        When the file is no plan of the problem.
    """
    if path is None:
        return problem
    return replace(problem, published=read_plan(path, problem))
