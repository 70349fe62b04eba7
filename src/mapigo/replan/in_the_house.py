"""Those who lie in the house: they need their beds, whether there are enough or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from mapigo.domain import Booking, Plan, PlanningProblem, Pool

__all__ = ["pools_large_enough", "with_beds_for_those_here"]


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
    entries = {entry.id: entry for entry in problem.waiting_list}
    here = [
        booking
        for booking in plan.bookings
        if booking.admission_day + entries[booking.patient].operation_offset < today
    ]
    n_days = problem.centre.calendar.n_days
    pools = pools_large_enough(problem, here, range(today, n_days))
    if pools == problem.centre.pools:
        return problem
    return replace(problem, centre=replace(problem.centre, pools=pools))


def pools_large_enough(
    problem: PlanningProblem, bookings: Iterable[Booking], days: range
) -> tuple[Pool, ...]:
    """Return the pools with room for occupants and some bookings on some days.

    On top of what is kept for emergencies. Who is booked and did not come needs none.
    """
    entries = {entry.id: entry for entry in problem.waiting_list}
    needed = Counter(
        use for occupant in problem.occupants for use in occupant.pathway.pool_offsets
    )
    for booking in bookings:
        entry, day = entries[booking.patient], booking.admission_day
        if not entry.is_suspended(day):
            needed.update((pool, day + offset) for pool, offset in entry.pool_needs)
    reserves = problem.policy.pool_reserve
    return tuple(
        _large_enough(pool, reserves.get(pool.id, 0), needed, days)
        for pool in problem.centre.pools
    )


def _large_enough(
    pool: Pool, reserve: int, needed: Counter[tuple[str, int]], days: range
) -> Pool:
    capacity = tuple(
        needed[pool.id, day] + reserve
        if day in days and needed[pool.id, day] > max(0, units - reserve)
        else units
        for day, units in enumerate(pool.capacity_by_day)
    )
    return replace(pool, capacity_by_day=capacity)
