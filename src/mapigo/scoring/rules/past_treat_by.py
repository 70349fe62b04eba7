"""S9, days past the treat-by date, weighted by priority.

For each patient with a treat-by day: priority score times days late, where

- admitted: days late = max(0, day of the operation - treat-by day);
- not admitted: days late = max(0, days of the horizon - treat-by day), as if operated
  on the first day after the horizon.

Example: priority score 4, treat-by day 10, operated on day 12: 8.
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
    """Yield a charge for each patient treated, or still waiting, after the date."""
    operation_day = {
        booking.patient: booking.admission_day
        + occupancy.entry_of(booking).operation_offset
        for booking in plan.bookings
    }
    after_the_horizon = problem.centre.calendar.n_days
    for entry in problem.waiting_list:
        if entry.treat_by_day is None:
            continue
        day = operation_day.get(entry.id)
        treated = after_the_horizon if day is None else day
        amount = entry.priority_score * max(0, treated - entry.treat_by_day)
        if amount:
            yield Charge("S9", amount, (entry.id,), day=day)
