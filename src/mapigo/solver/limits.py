"""What the arrays of a search can hold; a problem beyond it is refused in words."""

from __future__ import annotations

from mapigo.domain import PlanningProblem
from mapigo.errors import SolverError

__all__ = [
    "HIGHEST_COST",
    "LONGEST_STAY_DAYS",
    "UNLIMITED",
    "check_cost",
    "check_limits",
]

LONGEST_STAY_DAYS = 64
MOST_AGE_GROUPS = 12
MOST_NUMBERED = 32_767
"""Most persons, and most nurses: they are numbered in 16 bits."""

UNLIMITED = 1 << 24
HIGHEST_COST = 1 << 28
"""Highest cost of the patients of one proposal that the sums of a search can hold."""


def check_limits(problem: PlanningProblem) -> None:
    """Raise ``SolverError`` where the problem exceeds the arrays."""
    n_days = problem.centre.calendar.n_days
    for entry in problem.waiting_list:
        stay = min(entry.pathway.length_of_stay, n_days - entry.earliest_day)
        if stay > LONGEST_STAY_DAYS:
            message = (
                f"{entry.id} stays {stay} days within the horizon, but the planner "
                f"holds stays of up to {LONGEST_STAY_DAYS} days; shorten the horizon "
                "or the stay."
            )
            raise SolverError(message)
    n_groups = len(problem.centre.age_groups)
    if n_groups > MOST_AGE_GROUPS:
        message = (
            f"The centre has {n_groups} age groups, but the planner holds up to "
            f"{MOST_AGE_GROUPS}; join some of them."
        )
        raise SolverError(message)
    n_persons = len(problem.waiting_list) + len(problem.occupants)
    for what, n in (("persons", n_persons), ("nurses", len(problem.centre.nurses))):
        if n > MOST_NUMBERED:
            message = (
                f"The problem has {n} {what}, but the planner holds up to "
                f"{MOST_NUMBERED}; plan part of it at a time."
            )
            raise SolverError(message)


def check_cost(cost: int) -> None:
    """Raise ``SolverError`` where a proposal may cost more than the sums hold."""
    if cost > HIGHEST_COST:
        message = (
            "By the policy's weights, the patients that the planner moves at once may "
            f"cost up to {cost}, but it adds up costs to {HIGHEST_COST}; divide all "
            "weights by a common factor."
        )
        raise SolverError(message)
