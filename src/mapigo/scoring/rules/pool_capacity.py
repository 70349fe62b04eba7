"""H10, pool capacity.

For each pool and day: the units in use above the capacity, less the reserve for
emergencies. In use are the beds of patients and occupants whose pathway is in the pool
on that day, and the teams of patients on the day of their operation.

Example: five patients in an ICU of six beds with two in reserve count 1.
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
    """Yield a charge for each pool and day with more users than units."""
    for (pool_id, day), users in occupancy.pool_users.items():
        amount = len(users) - problem.pool_capacity(pool_id, day)
        if amount > 0:
            yield Charge("H10", amount, tuple(users), f"pool {pool_id}", day)
