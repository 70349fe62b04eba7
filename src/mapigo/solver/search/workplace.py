"""Where legs are run: a problem and its arrays, and what a state of them is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.construct import is_mandatory
from mapigo.solver.decisions import Decisions, take_decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.layout import NOT_ADMITTED, Instance, State
from mapigo.solver.names import Names
from mapigo.solver.prices import mandatory_cost
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.found import Found
from mapigo.solver.state import new_state

__all__ = ["Workplace"]


@dataclass(frozen=True, slots=True)
class Workplace:
    """A problem and its arrays, made once where legs are run.

    For a part of a plan, the arrays are of its entries alone, and who goes on there
    needs a start (``part_alone``).
    """

    problem: PlanningProblem
    instance: Instance
    mandatory: NDArray[np.bool_] = field(repr=False)
    price: int
    """Of leaving out a mandatory patient, beside what the rules charge for it."""
    reach: NDArray[np.int32] = field(repr=False)
    """(P,) Days from admission to the last that a stay may touch."""
    occupied: tuple[tuple[int, int, int], ...] = field(repr=False)
    """Room, first day and the day after the last one of each occupant."""

    @classmethod
    def of(cls, problem: PlanningProblem) -> Workplace:
        """Flatten a problem."""
        instance = flatten(problem)
        return cls(
            problem,
            instance,
            is_mandatory(problem),
            mandatory_cost(problem),
            _reach(instance),
            tuple(_occupied(problem)),
        )

    def worth(self, state: State) -> tuple[int, int]:
        """Return the violations and the cost of a state without their price."""
        out = self.mandatory & (state.day == NOT_ADMITTED)
        violations = int(np.count_nonzero(out))
        return violations, int(state.total[0]) - violations * self.price

    def found(self, state: State) -> Found:
        """Return the plan of a state."""
        return Found(*self.worth(state), take_decisions(state))

    def energy(self, found: Found) -> int:
        """Return the cost of a plan with the price of its violations."""
        return found.cost + found.violations * self.price

    def adopted(self, decisions: Decisions) -> Found:
        """Return the plan with some decisions, and its worth."""
        state = new_state(self.problem, self.instance)
        adopt(self.instance, state, *decisions)
        return self.found(state)


def _reach(instance: Instance) -> NDArray[np.int32]:
    reach = instance.operation_offset.copy()
    for start, offset in (
        (instance.ward_start, instance.ward_offset),
        (instance.pool_start, instance.pool_offset),
        (instance.unit_start, instance.unit_offset),
        (instance.arrival_start, instance.arrival_offset),
    ):
        entry = np.repeat(np.arange(instance.n_entries), np.diff(start))
        np.maximum.at(reach, entry, offset)
    return reach


def _occupied(problem: PlanningProblem) -> Iterator[tuple[int, int, int]]:
    rooms = Names.of(problem).room
    for occupant in problem.occupants:
        days = occupant.pathway.ward_offsets
        if days:
            yield rooms[occupant.room], days[0], days[-1] + 1
