"""S5, theatres opened (OpenOperatingTheater).

Counts 1 for each theatre and day with at least one case.

Example: two theatres used on day 0 and one of them on day 1 count 3.
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
    """Yield a charge for each theatre and day with a case."""
    for (theatre_id, day), cases in occupancy.cases_by_theatre.items():
        ids = tuple(case.patient for case in cases)
        yield Charge("S5", 1, ids, f"theatre {theatre_id}", day)
