"""H6, admission inside the window (AdmissionDay).

Counts 1 for each patient admitted before the earliest day, after the latest day (the
last day of the horizon where there is none), or so late that the operation lies beyond
the horizon. Nobody can come before today who has not come: a day that is past is only
for those whom the plan in force had for a past day.

Example: a patient with window days 3 to 8 who is admitted on day 9 counts 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = [
    "came_before_today",
    "charges",
    "first_admission_day",
    "last_admission_day",
]


def charges(
    problem: PlanningProblem,
    plan: Plan,
    occupancy: Occupancy,
    published: Plan | None,
) -> Iterator[Charge]:
    """Yield a charge for each patient admitted outside the window."""
    here = came_before_today(published, problem.today)
    for booking in plan.bookings:
        entry = occupancy.entry_of(booking)
        day = booking.admission_day
        first = first_admission_day(problem, entry, is_here=entry.id in here)
        if not first <= day <= last_admission_day(problem, entry):
            yield Charge("H6", 1, (entry.id,), day=day)


def came_before_today(published: Plan | None, today: int) -> frozenset[str]:
    """Return the patients whom the plan in force had for a day before today."""
    return frozenset(
        booking.patient
        for booking in (published.bookings if published else ())
        if booking.admission_day < today
    )


def first_admission_day(
    problem: PlanningProblem, entry: WaitingListEntry, *, is_here: bool
) -> int:
    """Return the first admission day; ``is_here`` tells who came before today."""
    return entry.earliest_day if is_here else max(problem.today, entry.earliest_day)


def last_admission_day(problem: PlanningProblem, entry: WaitingListEntry) -> int:
    """Return the last admission day that keeps window and operation in the horizon."""
    last_operation_day = problem.centre.calendar.n_days - 1
    return min(problem.latest_day(entry), last_operation_day - entry.operation_offset)
