"""S6, surgeon moving between theatres in a day (SurgeonTransfer).

For each surgeon and day: the different theatres in which the surgeon has cases, less
one.

Example: a surgeon with cases in OR1, OR2 and OR1 on one day counts 1.
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
    """Yield a charge for each surgeon and day with more than one theatre."""
    for (surgeon_id, day), cases in occupancy.cases_by_surgeon.items():
        amount = len({case.theatre for case in cases}) - 1
        if amount:
            ids = tuple(case.patient for case in cases)
            yield Charge("S6", amount, ids, f"surgeon {surgeon_id}", day)
