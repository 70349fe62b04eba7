"""S11, expected overflow when stays run long.

For each ward and pool, day and scenario: the persons above the beds, less the reserve
for emergencies. In a scenario every uncertain stage has a drawn length
(``mapigo.scoring.scenarios``); patients keep their admission day and their ward. The
count is summed over 64 scenarios, so 64 of it is one bed-day expected to be missing.
Nothing is counted where the policy gives the rule no weight.

Example: an ICU of two beds with three patients in 16 of the scenarios on one day: 16.
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
    """Yield a charge for each unit and day that may lack beds."""
    loads = occupancy.unit_loads
    for unit_day, patients in loads.patients.items():
        amount = loads.short(unit_day)
        if amount:
            unit, day = unit_day
            yield Charge("S11", amount, tuple(patients), unit, day)
