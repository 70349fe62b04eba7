"""Those who lie in the house: they need their beds, whether there are enough or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from mapigo.domain import Plan, PlanningProblem, Pool

__all__ = ["with_beds_for_those_here"]


def with_beds_for_those_here(
    problem: PlanningProblem, plan: Plan, today: int
) -> PlanningProblem:
    """Return the problem with pools large enough for those who are operated on.

    A search knows no plan with too many in a pool: it would leave somebody out, and
    nobody leaves the ICU because a bed was lost. What is too many is for the score to
    say, of the problem as it is.

    Parameters
    ----------
    problem, plan
        What is planned now, and the plan in force.
    today
        The first day that is not past; whose operation was before lies in the house.
    """
    needed = _units_needed(problem, plan, today)
    pools = tuple(_large_enough(problem, pool, needed) for pool in problem.centre.pools)
    if pools == problem.centre.pools:
        return problem
    return replace(problem, centre=replace(problem.centre, pools=pools))


def _units_needed(
    problem: PlanningProblem, plan: Plan, today: int
) -> Counter[tuple[str, int]]:
    """Count the units of those in the house, by pool and day."""
    entries = {entry.id: entry for entry in problem.waiting_list}
    needed = Counter(
        use for occupant in problem.occupants for use in occupant.pathway.pool_offsets
    )
    for booking in plan.bookings:
        entry, day = entries[booking.patient], booking.admission_day
        is_operated = day + entry.operation_offset < today
        if is_operated and not entry.is_suspended(day):
            needed.update((pool, day + offset) for pool, offset in entry.pool_needs)
    return needed


def _large_enough(
    problem: PlanningProblem, pool: Pool, needed: Counter[tuple[str, int]]
) -> Pool:
    reserve = problem.policy.pool_reserve.get(pool.id, 0)
    capacity = tuple(
        units
        if needed[pool.id, day] <= max(0, units - reserve)
        else needed[pool.id, day] + reserve
        for day, units in enumerate(pool.capacity_by_day)
    )
    return (
        pool
        if capacity == pool.capacity_by_day
        else replace(pool, capacity_by_day=capacity)
    )
