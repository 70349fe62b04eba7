"""Say why patients are where the plan puts them, or why they are not admitted."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from mapigo.app.days import day_of_option
from mapigo.desk.in_force import in_force
from mapigo.domain import Plan, PlanningProblem
from mapigo.explain import Explanation, Option, explain_patient
from mapigo.explain.worth_showing import rank

__all__ = [
    "admitted_dearest_first",
    "best_other",
    "explain",
    "not_admitted_urgent_first",
    "on_day",
]


def on_day(problem: PlanningProblem, plan: Plan, today: str | None) -> PlanningProblem:
    """Return the problem as it is on a day: who came is here, no date is past.

    Parameters
    ----------
    problem, plan
        What was planned, and how. The plan is the one in force, unless the problem
        has one.
    today
        A date or a number; the problem stays as it is without one.

    Raises
    ------
    InputError
        When it is no day of the horizon.
    """
    day = day_of_option(problem, "--today", today)
    if day is None:
        return problem
    return in_force(problem, problem.published or plan, day)


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


def admitted_dearest_first(explanations: Iterable[Explanation]) -> list[Explanation]:
    """Return those admitted, who costs the plan most first."""
    admitted = [one for one in explanations if one.is_admitted]
    return sorted(admitted, key=attrgetter("cost"), reverse=True)


def best_other(explanation: Explanation) -> Option | None:
    """Return the best option on another date, or on the same one if there is none.

    On the same date, mostly only the room is another.
    """
    booking, options = explanation.booking, explanation.options
    same_day = booking and booking.admission_day
    others = (one for one in options if one.booking.admission_day != same_day)
    return next(others, options[0] if options else None)


def not_admitted_urgent_first(explanations: Iterable[Explanation]) -> list[Explanation]:
    """Return those not admitted: who must come, then whom admitting costs least.

    Who has no way in stands last.
    """
    waiting = [one for one in explanations if not one.is_admitted]
    return sorted(
        waiting,
        key=lambda one: (
            not one.entry.mandatory,
            not one.options,
            one.options and rank(one.options[0]),
        ),
    )
