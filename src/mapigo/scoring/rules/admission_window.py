"""H6, admission inside the window (AdmissionDay).

Counts 1 for each patient admitted before the earliest day, after the latest day (the
last day of the horizon where there is none), or so late that the operation lies beyond
the horizon.

Example: a patient with window days 3 to 8 who is admitted on day 9 counts 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges", "last_admission_day"]


def charges(
    problem: PlanningProblem, plan: Plan, occupancy: Occupancy
) -> Iterator[Charge]:
    """Yield a charge for each patient admitted outside the window."""
    for booking in plan.bookings:
        entry = occupancy.entry_of(booking)
        day = booking.admission_day
        if not entry.earliest_day <= day <= last_admission_day(problem, entry):
            yield Charge("H6", 1, (entry.id,), day=day)


def last_admission_day(problem: PlanningProblem, entry: WaitingListEntry) -> int:
    """Return the last admission day that keeps window and operation in the horizon."""
    last_operation_day = problem.centre.calendar.n_days - 1
    return min(problem.latest_day(entry), last_operation_day - entry.operation_offset)
