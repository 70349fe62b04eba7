"""H5, mandatory patients are admitted (MandatoryUnscheduledPatients).

Counts 1 for each mandatory patient without a booking.

Example: a mandatory patient missing from the plan counts 1.
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
    """Yield a charge for each mandatory patient who is not admitted."""
    admitted = {booking.patient for booking in plan.bookings}
    for entry in problem.waiting_list:
        if entry.mandatory and entry.id not in admitted:
            yield Charge("H5", 1, (entry.id,))
