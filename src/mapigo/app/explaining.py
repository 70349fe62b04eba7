"""Say why a patient is where the plan puts them, or why they are not admitted."""

from __future__ import annotations

from mapigo.domain import Plan, PlanningProblem
from mapigo.explain import Explanation, explain_patient

__all__ = ["explain"]


def explain(
    problem: PlanningProblem, plan: Plan, patient_id: str, top: int = 5
) -> Explanation:
    """Return every rule's part of a patient's cost, or why each day refuses.

    Parameters
    ----------
    problem, plan
        What was planned, and how.
    patient_id
        The id of a patient on the waiting list.
    top
        How many of the best other options to give.

    Raises
    ------
    InputError
        When the waiting list has no such patient; similar ids are named.
    """
    return explain_patient(problem, plan, patient_id, top=top)
