"""Small hospitals: the bound with rooms, and then with the nurses of rooms.

Rooms alone are a small step for the solver, and most of what was missing. With nurses
nothing is left out: if the solver ends, its cost is that of the best plan.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.bound.best import Best
from mapigo.solver.bound.care_costs import CareCosts
from mapigo.solver.budget import Budget
from mapigo.solver.exact.least_care import LeastCare
from mapigo.solver.exact.size import nurses_are_few, rooms_are_few

__all__ = ["add_rooms_and_nurses", "least_care"]

SHARE_FOR_ROOMS = 0.5
"""Share of the time left that rooms may take where nurses are to follow."""

MOST_NODES = 1_000
ROUNDING = 1e-6


def add_rooms_and_nurses(
    problem: PlanningProblem, care: CareCosts, best: Best, budget: Budget
) -> bool:
    """Raise the bound as size and time allow; return whether a plan can exist."""
    instance = care.instance
    if not rooms_are_few(instance) or not budget.left_s():
        return True
    # OR-Tools takes a second to load.
    from mapigo.solver.exact.hospital_model import rooms_model, whole_model
    from mapigo.solver.exact.solve_exactly import solve_exactly

    known = least_care(care, best.stay_care, best.always)
    steps = [("rooms", rooms_model, SHARE_FOR_ROOMS), ("all rules", whole_model, 1.0)]
    if not nurses_are_few(problem, instance):
        steps = [("rooms", rooms_model, 1.0)]
    for proof, model, share in steps:
        hospital = model(problem, instance, known)
        seconds = budget.part(share).left_s()
        if not seconds:
            break
        found = solve_exactly(hospital, seconds, budget.stop, budget.tell)
        if found.is_infeasible:
            return False
        if found.bound > best.value:
            best.value, best.proof = found.bound, proof
    return True


def least_care(
    care: CareCosts, priced: NDArray[np.float64], always: float
) -> LeastCare:
    """Add what each stay costs alone to what is known under prices."""
    alone, _ = care.of_all(care.no_price(), MOST_NODES)
    return LeastCare(np.ceil(alone - ROUNDING).astype(np.int64), priced, always)
