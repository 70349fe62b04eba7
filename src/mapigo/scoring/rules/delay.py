"""S7, delay (PatientDelay).

For each admitted patient, mandatory or not: the days from the earliest day to the day
of admission. An admission before the earliest day counts nothing here (rule H6).

Example: a patient with earliest day 3 who is admitted on day 8 counts 5.
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
    """Yield a charge for each patient admitted after the earliest day."""
    for booking in plan.bookings:
        amount = booking.admission_day - occupancy.entry_of(booking).earliest_day
        if amount > 0:
            yield Charge("S7", amount, (booking.patient,), day=booking.admission_day)
