"""S8, optional patients not admitted (ElectiveUnscheduledPatients).

Counts 1 for each patient who is not mandatory and has no booking.

Example: three optional patients of whom one is admitted count 2.
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
    """Yield a charge for each optional patient who is not admitted."""
    admitted = {booking.patient for booking in plan.bookings}
    for entry in problem.waiting_list:
        if not entry.mandatory and entry.id not in admitted:
            yield Charge("S8", 1, (entry.id,))
