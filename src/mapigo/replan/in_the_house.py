"""Those who lie in the house: they need their beds, whether there are enough or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from mapigo.domain import Booking, Plan, PlanningProblem, Pool

__all__ = ["pools_large_enough", "those_here", "with_beds_for_those_here"]


def those_here(problem: PlanningProblem, plan: Plan, today: int) -> tuple[Booking, ...]:
    """Return the bookings of those who came before today, the first day not past.

    Who was booked and did not come is not here.
    """
    entries = {entry.id: entry for entry in problem.waiting_list}
    return tuple(
        booking
        for booking in plan.bookings
        if booking.admission_day < today
        and not entries[booking.patient].is_suspended(booking.admission_day)
    )


def with_beds_for_those_here(
    problem: PlanningProblem, here: Iterable[Booking], today: int
) -> PlanningProblem:
    """Return the problem with pools large enough for those who are in the house.

    A search knows no plan with too many in a pool: it would leave somebody out, and
    nobody leaves the ICU because a bed was lost. What is too many is for the score to
    say, of the problem as it is.

    Parameters
    ----------
    problem
        What is planned now.
    here
        The bookings of those who are in the house and can stay.
    today
        The first day that is not past.
    """
    n_days = problem.centre.calendar.n_days
    pools = pools_large_enough(problem, here, range(today, n_days))
    if pools == problem.centre.pools:
        return problem
    return replace(problem, centre=replace(problem.centre, pools=pools))


def pools_large_enough(
    problem: PlanningProblem, here: Iterable[Booking], days: range
) -> tuple[Pool, ...]:
    """Return the pools with room for those in the house and occupants, on some days.

    On top of what is kept for emergencies.
    """
    entries = {entry.id: entry for entry in problem.waiting_list}
    needed = Counter(
        use for occupant in problem.occupants for use in occupant.pathway.pool_offsets
    )
    for booking in here:
        day, needs = booking.admission_day, entries[booking.patient].pool_needs
        needed.update((pool, day + offset) for pool, offset in needs)
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
