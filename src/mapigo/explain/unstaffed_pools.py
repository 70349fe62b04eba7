"""Pools that patients need and nobody staffs: told before planning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mapigo.domain import PlanningProblem

__all__ = ["unstaffed_pools"]

MOST_NAMED = 3


def unstaffed_pools(problem: PlanningProblem) -> Iterator[str]:
    """Yield a sentence for each pool without a unit on any day that patients need."""
    needed_by: defaultdict[str, list[str]] = defaultdict(list)
    for entry in problem.waiting_list:
        for pool in dict.fromkeys(pool for pool, _ in entry.pool_needs):
            needed_by[pool].append(entry.id)
    days = range(problem.centre.calendar.n_days)
    for pool, patients in needed_by.items():
        if not any(problem.pool_capacity(pool, day) for day in days):
            named = ", ".join(patients[:MOST_NAMED])
            dots = ", …" if len(patients) > MOST_NAMED else ""
            yield (
                f"pool {pool!r} has no unit to give on any day, so that "
                f"{len(patients):,} on the waiting list who need it cannot be planned "
                f"({named}{dots}): give it capacity, or take them off the list"
            )
