"""S10, changes against the published plan.

Counts 1 for each booking of the published plan whose admission day, theatre, room or
surgeon is different now, or whose patient is no longer admitted. Patients newly
admitted are no change. Without a published plan nothing is counted.

Example: one patient moved to another room and day, another one dropped: 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges"]


def charges(
    problem: PlanningProblem,
    plan: Plan,
    occupancy: Occupancy,
    published: Plan | None,
) -> Iterator[Charge]:
    """Yield a charge for each published booking that changed."""
    if published is None:
        return
    booking_of = plan.booking_of()
    for before in published.bookings:
        now = booking_of.get(before.patient)
        if now != before:
            yield Charge("S10", 1, (before.patient,), day=before.admission_day)
