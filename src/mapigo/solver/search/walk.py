"""A leg under way: a plan is annealed for a while, ever colder."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np

from mapigo.solver.construct import construct
from mapigo.solver.kernels.layout import Search, State
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import new_search
from mapigo.solver.search.schedule import cooled
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state

__all__ = ["Walk"]

CHUNK_S = 0.02
FEWEST_CHUNKS = 20
"""Chunks, and so temperatures, of a leg that is bounded by time, however short."""
FIRST_CHUNK_STEPS = 20_000
FIRST_SHORT_CHUNK_STEPS = 2_000
CHUNKS_BY_STEPS = 20
"""Chunks, and so temperatures, of a leg that is bounded by proposals."""
MOST_STEPS_PER_CHUNK = 50_000
MOST_CHUNKS_AVERAGED = 8
"""Chunks over which the cost is averaged to tell how good a place in the search is, or
the last tenth of a leg if that is less: the cost at the end, not on the way."""


class Walk:
    """A leg under way, in a whole plan or in one part alone."""

    def __init__(
        self,
        place: Workplace,
        leg: Leg,
        stop: threading.Event,
        count: Callable[[int], None],
    ) -> None:
        self._place = place
        self._leg = leg
        self._stop = stop
        self._count = count
        self._begun = time.monotonic()
        self._state: State = new_state(place.problem, place.instance)
        self._search: Search = new_search(place.instance, leg.seed)
        self._best: Found
        self._energies: list[int] = []
        self._n_proposals = 0
        self._chunk_s = min(CHUNK_S, leg.seconds / FEWEST_CHUNKS)
        self._chunk = FIRST_CHUNK_STEPS
        if self._chunk_s < CHUNK_S:
            self._chunk = FIRST_SHORT_CHUNK_STEPS
        if leg.n_steps is not None:
            self._chunk = max(
                1, min(MOST_STEPS_PER_CHUNK, leg.n_steps // CHUNKS_BY_STEPS)
            )

    def begin(self) -> Found:
        """Take up the start of the leg, or construct a plan; return it."""
        if self._leg.start is None:
            self._add(
                construct(
                    self._place.problem,
                    self._place.instance,
                    self._state,
                    self._search,
                    self._may_construct,
                    self._chunk,
                )
            )
        else:
            adopt(self._place.instance, self._state, *self._leg.start.decisions)
        self._energies.append(int(self._state.total[0]))
        self._best = self._place.found(self._state)
        return self._best

    def _may_construct(self, n_proposals: int) -> bool:
        if self._stop.is_set():
            return False
        if self._leg.n_steps is not None:
            return n_proposals < self._leg.n_steps
        return time.monotonic() - self._begun < self._leg.construct_s

    def cool(self, offer: Callable[[Found], None]) -> None:
        """Make proposals, ever colder, until the leg is over or stopped.

        ``offer`` is called with each better plan.
        """
        leg, instance = self._leg, self._place.instance
        while not self._stop.is_set():
            share = self._share_done()
            if share >= 1.0:
                break
            temperature = cooled(leg.hot, leg.cold, share)
            n_steps = self._chunk
            if leg.n_steps is not None:
                n_steps = min(n_steps, leg.n_steps - self._n_proposals)
            begun = time.perf_counter()
            anneal(instance, self._state, self._search, temperature, n_steps)
            self._add(n_steps)
            if self._is_better():
                offer(self._best)
            if leg.n_steps is None:
                seconds = time.perf_counter() - begun
                self._chunk = _next_chunk(self._chunk, seconds, self._chunk_s)

    def result(self) -> LegResult:
        """Return what came of the leg."""
        n_last = max(1, min(MOST_CHUNKS_AVERAGED, len(self._energies) // 10))
        last = self._energies[-n_last:]
        return LegResult(
            self._place.found(self._state),
            float(np.mean(last)),
            self._best,
            self._n_proposals,
        )

    def _share_done(self) -> float:
        if self._leg.n_steps is not None:
            return self._n_proposals / max(1, self._leg.n_steps)
        return (time.monotonic() - self._begun) / max(1e-9, self._leg.seconds)

    def _add(self, n_proposals: int) -> None:
        self._n_proposals += n_proposals
        self._count(n_proposals)

    def _is_better(self) -> bool:
        """Note the cost, and keep the plan if it is the best of this leg."""
        self._energies.append(int(self._state.total[0]))
        if self._place.worth(self._state) >= self._best.key:
            return False
        self._best = self._place.found(self._state)
        return True


def _next_chunk(n_steps: int, seconds: float, wanted_s: float) -> int:
    """Return the steps that take about the wanted time, changed at most twofold."""
    wanted = n_steps * wanted_s / max(seconds, 1e-6)
    return int(min(2 * n_steps, max(n_steps / 2, wanted, 100)))
