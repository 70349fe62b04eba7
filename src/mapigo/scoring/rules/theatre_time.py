"""H4, theatre time (OperatingTheaterOvertime).

For each theatre and day: the theatre minutes of its cases above the session, less the
reserve for emergencies. A closed theatre has 0 minutes. A case counts on the day of
the operation.

Example: 500 minutes of cases in a session of 480 minutes with a reserve of 60 count 80.
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
    """Yield a charge for each theatre and day with too many minutes."""
    theatres = {theatre.id: theatre for theatre in problem.centre.theatres}
    for (theatre_id, day), cases in occupancy.cases_by_theatre.items():
        minutes = sum(occupancy.entry_of(case).theatre_minutes for case in cases)
        amount = minutes - problem.theatre_minutes(theatres[theatre_id], day)
        if amount > 0:
            ids = tuple(case.patient for case in cases)
            yield Charge("H4", amount, ids, f"theatre {theatre_id}", day)
