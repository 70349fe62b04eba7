"""Random hospitals, crowded or not, with plans that break rules or few of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st
from tests.reference.crowded_hospitals import crowded_problem
from tests.reference.orderly_plans import orderly_plan
from tests.reference.random_hospitals import random_plan, random_problem

from mapigo.domain import Plan, PlanningProblem

__all__ = ["PLANS", "PROBLEMS", "SEEDS", "MakePlan", "MakeProblem", "drawn"]

MakeProblem = Callable[[Random], PlanningProblem]
MakePlan = Callable[[Random, PlanningProblem], Plan]
SEEDS = st.integers(0, 2**32 - 1)
PROBLEMS = st.sampled_from([random_problem, crowded_problem])
PLANS = st.sampled_from([random_plan, orderly_plan])


def drawn(
    rng: Random, make_problem: MakeProblem, make_plan: MakePlan
) -> tuple[PlanningProblem, Plan]:
    """Return a hospital and a plan for it."""
    problem = make_problem(rng)
    return problem, make_plan(rng, problem)
