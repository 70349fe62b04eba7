"""H3, surgeon time (SurgeonOvertime).

For each surgeon and day: the theatre minutes of the surgeon's cases above the minutes
that the surgeon has. A case counts on the day of the operation.

Example: cases of 240 and 180 minutes for a surgeon with 360 minutes count 60.
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
    """Yield a charge for each surgeon and day with too many minutes."""
    surgeons = {surgeon.id: surgeon for surgeon in problem.centre.surgeons}
    for (surgeon_id, day), cases in occupancy.cases_by_surgeon.items():
        minutes = sum(occupancy.entry_of(case).theatre_minutes for case in cases)
        amount = minutes - surgeons[surgeon_id].minutes_by_day[day]
        if amount > 0:
            ids = tuple(case.patient for case in cases)
            yield Charge("H3", amount, ids, f"surgeon {surgeon_id}", day)
