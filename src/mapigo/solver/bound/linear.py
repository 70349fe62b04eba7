"""Solve an admission model without whole numbers, by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import milp

from mapigo.solver.bound.admission_model import AdmissionModel

__all__ = ["INFEASIBLE", "OPTIMAL", "Relaxation", "solve_linear"]

Floats = NDArray[np.float64]

OPTIMAL = 0
INFEASIBLE = 2
"""What SciPy calls these outcomes."""


LONGEST_S = 10.0
"""Most seconds without a look at whether somebody wants to stop."""


@dataclass(frozen=True)
class Relaxation:
    """What the solver found: a lower bound, and the columns' values if it ended.

    ``bound`` is minus infinity where there was no time for any.
    """

    bound: float = -np.inf
    columns: Floats | None = None
    is_infeasible: bool = False


def solve_linear(
    model: AdmissionModel, cost: Floats, time_limit_s: float
) -> Relaxation:
    """Minimise the cost of the model's columns, which may be fractions."""
    if cost.size == 0:
        return Relaxation(0.0, cost)
    if time_limit_s <= 0:
        return Relaxation()
    result = milp(
        cost,
        bounds=model.bounds,
        constraints=model.rows,
        options={"time_limit": min(time_limit_s, LONGEST_S)},
    )
    if result.status == INFEASIBLE:
        return Relaxation(is_infeasible=True)
    if result.status == OPTIMAL:
        return Relaxation(float(result.fun), result.x)
    return Relaxation()
