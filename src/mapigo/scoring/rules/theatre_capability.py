"""H11, theatre and surgeon are able to do the case.

Counts 1 for each case in a theatre that lacks a capability which the case needs, and 1
for each case given to a surgeon who is not among those permitted for the patient.

Example: a valve implantation in a theatre that is not hybrid, done by a surgeon who
is not permitted, counts 2.
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
    """Yield a charge for each case in the wrong theatre or the wrong hands."""
    theatres = {theatre.id: theatre for theatre in problem.centre.theatres}
    for booking in plan.bookings:
        entry = occupancy.entry_of(booking)
        day = booking.admission_day + entry.operation_offset
        if not problem.theatre_suits(entry, theatres[booking.theatre]):
            yield Charge("H11", 1, (entry.id,), f"theatre {booking.theatre}", day)
        if booking.surgeon not in entry.surgeons:
            yield Charge("H11", 1, (entry.id,), f"surgeon {booking.surgeon}", day)
