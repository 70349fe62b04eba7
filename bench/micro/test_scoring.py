"""How long the score of a whole plan takes, by the rules as they are written."""

from __future__ import annotations

from typing import Any

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import score_plan


def test_scoring_a_plan(
    benchmark: Any, centre: PlanningProblem, centre_plan: Plan
) -> None:
    score = benchmark(score_plan, centre, centre_plan)
    assert score.by_rule
