"""H8, nurses only on their working shifts (NursePresence).

Counts 1 for each room given to a nurse in a shift that she or he does not work.

Example: a nurse off duty who is given two rooms counts 2.
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
    """Yield a charge for each nurse given rooms in a shift off duty."""
    for (nurse_id, day, shift_index), rooms in occupancy.rooms_of_nurse.items():
        if (nurse_id, day, shift_index) not in occupancy.max_load:
            yield Charge("H8", len(rooms), (), f"nurse {nurse_id}", day)
