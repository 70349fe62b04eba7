"""Where legs are run: a problem and its arrays, and what a state of them is worth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.construct import is_mandatory
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.layout import NOT_ADMITTED, Instance, State
from mapigo.solver.prices import mandatory_cost

__all__ = ["Workplace"]


@dataclass(frozen=True, slots=True)
class Workplace:
    """A problem and its arrays, made once where legs are run."""

    problem: PlanningProblem
    instance: Instance
    mandatory: NDArray[np.bool_] = field(repr=False)
    price: int
    """Of leaving out a mandatory patient, beside what the rules charge for it."""

    @classmethod
    def of(cls, problem: PlanningProblem) -> Workplace:
        """Flatten a problem."""
        return cls(
            problem, flatten(problem), is_mandatory(problem), mandatory_cost(problem)
        )

    def found(self, state: State) -> tuple[int, int]:
        """Return the violations and the cost of a state without their price."""
        out = self.mandatory & (state.day == NOT_ADMITTED)
        violations = int(np.count_nonzero(out))
        return violations, int(state.total[0]) - violations * self.price
