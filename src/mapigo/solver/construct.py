"""The first plan: the mandatory patients, then everybody else, the hardest first."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.kernels.layout import NOT_ADMITTED, Instance, Search, State
from mapigo.solver.published import must_be_admitted
from mapigo.solver.search.bookkeeping import cost_of_sums
from mapigo.solver.search.loop import anneal, insert_best

__all__ = ["construct", "hardness", "is_mandatory"]

MAKE_ROOM_TEMPERATURE = 30.0
MAKE_ROOM_STEPS = 50_000


def is_mandatory(problem: PlanningProblem) -> NDArray[np.bool_]:
    """Return which entries must be admitted, shape (P,)."""
    return np.array(must_be_admitted(problem), dtype=bool)


def construct(
    problem: PlanningProblem,
    instance: Instance,
    state: State,
    search: Search,
    may_go_on: Callable[[int], bool] = lambda n_proposals: n_proposals == 0,
    n_steps: int = MAKE_ROOM_STEPS,
) -> int:
    """Admit patients greedily, each where it costs least at that moment.

    Mandatory patients come first. While one of them finds no place, the others are
    moved about at random with everybody else left out, which makes far more room than
    any search with full wards. ``may_go_on``, told the proposals made so far, bounds
    all but the first pass over the mandatory patients; ``n_steps`` proposals are made
    between two questions. Return the number of proposals.
    """
    mandatory = is_mandatory(problem)
    for p in _hardest_first(problem, instance, np.flatnonzero(mandatory)):
        insert_best(instance, state, search, p)

    n_proposals = 0
    alone = _only_mandatory_count(instance, mandatory)
    state.total[0] = cost_of_sums(alone, state)
    admissible = mandatory & (np.diff(instance.day_start) > 0)
    while np.any(admissible & (state.day == NOT_ADMITTED)) and may_go_on(n_proposals):
        anneal(alone, state, search, MAKE_ROOM_TEMPERATURE, n_steps)
        n_proposals += n_steps
    state.total[0] = cost_of_sums(instance, state)

    out = np.flatnonzero(state.day == NOT_ADMITTED)
    for p in _hardest_first(problem, instance, out):
        if not may_go_on(n_proposals):
            break
        insert_best(instance, state, search, p)
    return n_proposals


def hardness(problem: PlanningProblem, instance: Instance, p: int) -> tuple[int, int]:
    """Return what entries are sorted by, the hardest to place first."""
    n_days = int(instance.day_start[p + 1] - instance.day_start[p])
    return (n_days, -problem.waiting_list[p].theatre_minutes)


def _hardest_first(
    problem: PlanningProblem, instance: Instance, entries: NDArray[np.intp]
) -> list[int]:
    return sorted(entries.tolist(), key=lambda p: hardness(problem, instance, p))


def _only_mandatory_count(instance: Instance, mandatory: NDArray[np.bool_]) -> Instance:
    """Return the same arrays with no price on leaving out an optional patient."""
    day_cost = instance.day_cost.copy()
    day_cost[~mandatory, -1] = 0
    return instance._replace(day_cost=day_cost)
