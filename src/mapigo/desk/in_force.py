"""The plan in force at the desk, on a day."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import Plan, PlanningProblem

__all__ = ["in_force"]


def in_force(
    problem: PlanningProblem, plan: Plan, today: int | None = None
) -> PlanningProblem:
    """Return the problem with a plan in force on a day.

    Each booking that changes then has the price of rule S10, each day that somebody is
    moved that of S14, and nobody comes on a day that is past. The pins of the plan that
    was in force so far hold too.

    Parameters
    ----------
    problem, plan
        What was planned, and how.
    today
        The first day that is not past; that of the problem if ``None``.
    """
    today = problem.today if today is None else today
    before = problem.published.pins if problem.published else ()
    pins = (*plan.pins, *(pin for pin in before if pin not in plan.pins))
    return replace(problem, published=replace(plan, pins=pins), today=today)
