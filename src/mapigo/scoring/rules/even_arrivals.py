"""S13, uneven arrivals at a pool.

For each pool for which the policy names the arrivals that a day can take well, and each
day: the planned arrivals above that number. A person arrives on a day in the pool that
follows a day elsewhere, a patient also on the day of admission; teams are no stage.

Example: three patients reach the ICU on a day for which two are even: 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges"]


def charges(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    """Yield a charge for each pool and day with more arrivals than are even."""
    even = problem.policy.even_arrivals
    for (pool, day), people in occupancy.pool_arrivals.items():
        if pool in even and len(people) > even[pool]:
            amount = len(people) - even[pool]
            yield Charge("S13", amount, tuple(people), f"pool {pool}", day)
