"""One thread's annealing: construct, then cool in short chunks of compiled steps."""

from __future__ import annotations

import threading
import time

import numpy as np

from mapigo.domain import PlanningProblem
from mapigo.solver.construct import construct, is_mandatory
from mapigo.solver.decisions import take_decisions
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.search.best import BestPlan
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import new_search
from mapigo.solver.search.schedule import Cooling
from mapigo.solver.state import new_state

__all__ = ["Annealer"]

CHUNK_S = 0.02
CONSTRUCT_SHARE = 0.2
"""Most of the search that may go into placing the mandatory patients."""
FIRST_CHUNK_STEPS = 20_000
CHUNKS_BY_STEPS = 200
"""Chunks, and so temperatures, of a search that is bounded by proposals."""
MOST_STEPS_PER_CHUNK = 50_000


class Annealer:
    """Holds one thread's plan and cools it."""

    def __init__(
        self,
        problem: PlanningProblem,
        instance: Instance,
        *,
        seed: int,
        best: BestPlan,
        cooling: Cooling | None = None,
    ) -> None:
        self._problem = problem
        self._instance = instance
        self._best = best
        self._cooling = cooling or Cooling.for_weights(problem.policy.weights)
        self._mandatory = is_mandatory(problem)
        self.state = new_state(problem, instance)
        self.search = new_search(instance, seed)
        self.n_proposals = 0

    def run(self, clock: Clock, stop: threading.Event) -> None:
        """Construct a plan and improve it until the clock or ``stop`` ends it."""

        def may_go_on(n_proposals: int) -> bool:
            return not stop.is_set() and clock.share_done(n_proposals) < CONSTRUCT_SHARE

        n_steps = FIRST_CHUNK_STEPS
        if clock.n_steps is not None:
            n_steps = clock.n_steps // CHUNKS_BY_STEPS
            n_steps = max(1, min(MOST_STEPS_PER_CHUNK, n_steps))
        self.n_proposals = construct(
            self._problem, self._instance, self.state, self.search, may_go_on, n_steps
        )
        self._offer()
        while not stop.is_set():
            share = clock.share_done(self.n_proposals)
            if share >= 1.0:
                break
            temperature = self._cooling.temperature(share)
            start = time.perf_counter()
            anneal(self._instance, self.state, self.search, temperature, n_steps)
            self.n_proposals += n_steps
            self._offer()
            if clock.n_steps is None:
                n_steps = _next_chunk(n_steps, time.perf_counter() - start)

    def _offer(self) -> None:
        """Offer the present plan as the best."""
        out = self._mandatory & (self.state.day < 0)
        violations = int(np.count_nonzero(out))
        price = int(self._instance.day_cost[out, -1].sum()) if violations else 0
        cost = int(self.state.total[0]) - price
        if self._best.is_better(violations, cost):
            self._best.offer(violations, cost, take_decisions(self.state))


def _next_chunk(n_steps: int, seconds: float) -> int:
    """Return the steps that take about ``CHUNK_S``, changed at most twofold."""
    wanted = n_steps * CHUNK_S / max(seconds, 1e-6)
    return int(min(2 * n_steps, max(n_steps / 2, wanted, 100)))
