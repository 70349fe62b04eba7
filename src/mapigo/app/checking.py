"""Check a plan against every rule."""

from __future__ import annotations

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import Score, score_plan

__all__ = ["check_plan"]


def check_plan(problem: PlanningProblem, plan: Plan) -> Score:
    """Return the score of a plan: what each rule counts and costs."""
    return score_plan(problem, plan)
