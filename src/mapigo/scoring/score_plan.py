"""Score a plan from scratch, by every rule."""

from __future__ import annotations

from itertools import chain

from mapigo.domain import RULES, Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.rules import charges_of_rule
from mapigo.scoring.score import Score

__all__ = ["score_plan"]


def score_plan(
    problem: PlanningProblem, plan: Plan, published: Plan | None = None
) -> Score:
    """Recompute violations and cost of any plan, feasible or not.

    Parameters
    ----------
    problem
        The problem that the plan is for.
    plan
        A plan that names only patients, rooms, theatres, surgeons and nurses of the
        problem; it may break every rule.
    published
        The plan in force, against which changes (S10) and pins (H12) are counted;
        by default that of the problem.

    Returns
    -------
    Score
        Each rule with its amount, weight and cost, and every charge behind it.
    """
    if published is None:
        published = problem.published
    occupancy = Occupancy.from_plan(problem, plan)
    charges = chain.from_iterable(
        charges_of_rule(code, problem, plan, occupancy, published) for code in RULES
    )
    return Score.from_charges(charges, dict(problem.policy.weights))
