"""H13, no admission inside a suspension.

Counts 1 for each patient whose day of admission lies inside a suspension, first and
last day included.

Example: a patient suspended on days 5 to 7 who is admitted on day 7 counts 1.
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
    """Yield a charge for each patient admitted while suspended."""
    for booking in plan.bookings:
        day = booking.admission_day
        suspensions = occupancy.entry_of(booking).suspensions
        if any(period.first_day <= day <= period.last_day for period in suspensions):
            yield Charge("H13", 1, (booking.patient,), day=day)
