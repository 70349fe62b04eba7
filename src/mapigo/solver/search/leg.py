"""One worker's part of a search: what it starts from, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.construct import is_mandatory
from mapigo.solver.decisions import Decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.layout import NOT_ADMITTED, Instance, State
from mapigo.solver.prices import mandatory_cost

__all__ = ["Found", "Leg", "LegResult", "Workplace"]


@dataclass(frozen=True, slots=True)
class Leg:
    """From where a worker searches, with what chance, how hot, and for how long.

    Without a ``start`` a plan is constructed, for at most ``construct_s`` seconds (or
    ``n_steps`` proposals). ``n_steps``, where given, counts instead of ``seconds``.
    """

    start: Decisions | None
    seed: int
    hot: float
    cold: float
    seconds: float
    construct_s: float
    n_steps: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that a leg came by: fewest violations first, then lowest cost."""

    violations: int
    cost: int
    decisions: Decisions

    @property
    def key(self) -> tuple[int, int]:
        """What plans are compared by."""
        return (self.violations, self.cost)


@dataclass(frozen=True, slots=True)
class LegResult:
    """Where a leg ended, its mean cost there, and the best plan on its way."""

    last: Decisions
    energy: float
    best: Found
    n_proposals: int


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
