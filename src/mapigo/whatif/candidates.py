"""What there might be one more of, the fullest first."""

from __future__ import annotations

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import Occupancy
from mapigo.whatif.candidate import Candidate
from mapigo.whatif.care_candidates import more_nurses, more_of_pools, more_ward_beds
from mapigo.whatif.operating_candidates import more_sessions, more_surgeon_days

__all__ = ["candidates"]


def candidates(problem: PlanningProblem, plan: Plan) -> tuple[Candidate, ...]:
    """Return all that there might be one more of, the fullest first.

    A session a week of each sort of theatre, a day a week of each surgeon and team, a
    bed of each ward and of each pool with beds, a nurse of each skill level: each like
    the fullest that there is. Sessions and days come on the fullest day of each week.
    """
    occupancy = Occupancy.from_plan(problem, plan)
    found = [
        *more_sessions(occupancy),
        *more_surgeon_days(occupancy),
        *more_ward_beds(occupancy),
        *more_of_pools(occupancy),
        *more_nurses(occupancy),
    ]
    return tuple(sorted(found, key=lambda one: -one.use_share))
