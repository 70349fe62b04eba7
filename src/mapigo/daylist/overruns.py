"""How likely the cases of each list are to take longer than its session."""

from __future__ import annotations

import numpy as np

from mapigo.daylist.durations import USUAL_DRAWS, drawn_minutes
from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import Occupancy

__all__ = ["overrun_shares"]


def overrun_shares(
    problem: PlanningProblem, plan: Plan, n_draws: int = USUAL_DRAWS
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
    """
    occupancy = Occupancy.from_plan(problem, plan)
    sessions = {one.id: one.minutes_by_day for one in problem.centre.theatres}
    turnover = problem.policy.lists.turnover_minutes
    shares = {}
    for (theatre, day), bookings in occupancy.cases_by_theatre.items():
        minutes = sum(
            drawn_minutes(occupancy.entry_of(booking), n_draws) for booking in bookings
        )
        shares[theatre, day] = float(
            np.mean(minutes - turnover > sessions[theatre][day])
        )
    return shares
