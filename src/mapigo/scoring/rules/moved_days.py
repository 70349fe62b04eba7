"""S14, moved days.

For each booking of the published plan whose patient has another admission day now: the
days moved, times nearness, which is that of the earlier of the two days (``nearness``
of the domain: 3 within three days from today, 2 within a week, 1 after). A patient who
is no longer admitted counts as moved to the day after the horizon. Patients newly
admitted are not moved. Without a published plan nothing is counted.

Example: a patient who was to come tomorrow comes two days later: 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem, nearness
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges", "count_move"]


def charges(
    problem: PlanningProblem,
    plan: Plan,
    occupancy: Occupancy,
    published: Plan | None,
) -> Iterator[Charge]:
    """Yield a charge for each published booking whose patient moved."""
    if published is None:
        return
    booking_of = plan.booking_of()
    for before in published.bookings:
        now = booking_of.get(before.patient)
        day = problem.centre.calendar.n_days if now is None else now.admission_day
        amount = count_move(before.admission_day, day, problem.today)
        if amount:
            yield Charge("S14", amount, (before.patient,), day=before.admission_day)


def count_move(before: int, now: int, today: int) -> int:
    """Return what a patient moved from one admission day to another counts."""
    return abs(now - before) * nearness(min(before, now), today)
