"""Explain all patients of a plan at once."""

from __future__ import annotations

from collections.abc import Callable

from mapigo.domain import Plan, PlanningProblem
from mapigo.explain.explain_patient import explain_in
from mapigo.explain.explanation import Explanation
from mapigo.explain.situation import Situation

__all__ = ["explain_all"]


def explain_all(
    problem: PlanningProblem,
    plan: Plan,
    top: int = 5,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Explanation, ...]:
    """Explain everybody on the waiting list, in its order.

    What all explanations need is worked out once, so that this takes far less than
    explaining one after another.

    Parameters
    ----------
    problem, plan
        What was planned, and how.
    top
        How many of the best other options to give for each.
    on_progress
        Called with the number of patients explained and that of all.
    """
    situation = Situation(problem, plan)
    n_all, explained = len(problem.waiting_list), []
    for n_done, entry in enumerate(problem.waiting_list, start=1):
        explained.append(explain_in(situation, entry.id, top))
        if on_progress is not None:
            on_progress(n_done, n_all)
    return tuple(explained)
