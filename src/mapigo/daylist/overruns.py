"""How likely the cases of each list are to take longer than its session."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mapigo.daylist.durations import USUAL_DRAWS, USUAL_SEED, drawn_minutes
from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import Occupancy

__all__ = ["expected_overtime_minutes", "overrun_shares"]


def overrun_shares(
    problem: PlanningProblem,
    plan: Plan,
    n_draws: int = USUAL_DRAWS,
    seed: int = USUAL_SEED,
) -> dict[tuple[str, int], float]:
    """Return P(minutes of all cases > session minutes) for each (theatre, day).

    Cases follow one another without a wait, and the turnover after the last does not
    count: a quick figure for all days of a plan, in any order of the cases.
    ``finishes`` follows the listed times.

    Parameters
    ----------
    problem, plan
        What was planned, and how.
    n_draws
        How many days are drawn.
    seed
        Another seed draws other days.
    """
    return {
        list_: float(np.mean(minutes > 0))
        for list_, minutes in _minutes_past_session(problem, plan, n_draws, seed)
    }


def expected_overtime_minutes(
    problem: PlanningProblem,
    plan: Plan,
    n_draws: int = USUAL_DRAWS,
    seed: int = USUAL_SEED,
) -> float:
    """Return the expected minutes past the sessions, summed over all lists of a plan.

    Counted as in ``overrun_shares``.
    """
    return sum(
        float(np.mean(np.maximum(0, minutes)))
        for _, minutes in _minutes_past_session(problem, plan, n_draws, seed)
    )


def _minutes_past_session(
    problem: PlanningProblem, plan: Plan, n_draws: int, seed: int
) -> Iterator[tuple[tuple[str, int], NDArray[np.float64]]]:
    """Yield each list with its minutes past the session, below 0 if it ends before."""
    occupancy = Occupancy.from_plan(problem, plan)
    sessions = {one.id: one.minutes_by_day for one in problem.centre.theatres}
    turnover = problem.policy.lists.turnover_minutes
    for (theatre, day), bookings in occupancy.cases_by_theatre.items():
        minutes = np.zeros(n_draws)
        for booking in bookings:
            minutes += drawn_minutes(occupancy.entry_of(booking), n_draws, seed)
        yield (theatre, day), minutes - turnover - sessions[theatre][day]
