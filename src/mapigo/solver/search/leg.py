"""One worker's part of a search between two meetings: anneal a plan for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.construct import construct, is_mandatory
from mapigo.solver.decisions import Decisions, take_decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.layout import NOT_ADMITTED, Instance, Search, State
from mapigo.solver.prices import mandatory_cost
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import new_search
from mapigo.solver.state import new_state

__all__ = ["Found", "Leg", "LegResult", "Workplace", "run_leg"]

CHUNK_S = 0.02
FIRST_CHUNK_STEPS = 20_000
CHUNKS_BY_STEPS = 20
"""Chunks, and so temperatures, of a leg that is bounded by proposals."""
MOST_STEPS_PER_CHUNK = 50_000
CHUNKS_AVERAGED = 8
"""Chunks over which the cost is averaged to tell how good a place in the search is."""


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


def run_leg(
    place: Workplace,
    leg: Leg,
    stop: threading.Event,
    offer: Callable[[Found], None] = lambda found: None,
    count: Callable[[int], None] = lambda n_proposals: None,
) -> LegResult:
    """Search from a plan, cooling from ``leg.hot`` to ``leg.cold``.

    ``offer`` is called with each better plan of the leg, ``count`` with the proposals
    made since its last call.
    """
    walk = _Walk(place, leg, stop, offer, count)
    walk.begin()
    walk.cool()
    return walk.result()


class _Walk:
    """The state of a leg under way."""

    def __init__(
        self,
        place: Workplace,
        leg: Leg,
        stop: threading.Event,
        offer: Callable[[Found], None],
        count: Callable[[int], None],
    ) -> None:
        self._place = place
        self._leg = leg
        self._stop = stop
        self._offer = offer
        self._count = count
        self._begun = time.monotonic()
        self._state: State = new_state(place.problem, place.instance)
        self._search: Search = new_search(place.instance, leg.seed)
        self._best: Found | None = None
        self._energies: list[int] = []
        self._n_proposals = 0
        self._chunk = FIRST_CHUNK_STEPS
        if leg.n_steps is not None:
            self._chunk = max(
                1, min(MOST_STEPS_PER_CHUNK, leg.n_steps // CHUNKS_BY_STEPS)
            )

    def begin(self) -> None:
        """Take up the start of the leg, or construct a plan."""
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
            adopt(self._place.instance, self._state, *self._leg.start)
        self._look()

    def _may_construct(self, n_proposals: int) -> bool:
        if self._stop.is_set():
            return False
        if self._leg.n_steps is not None:
            return n_proposals < self._leg.n_steps
        return time.monotonic() - self._begun < self._leg.construct_s

    def cool(self) -> None:
        """Make proposals, ever colder, until the leg is over or stopped."""
        leg, instance = self._leg, self._place.instance
        while not self._stop.is_set():
            share = self._share_done()
            if share >= 1.0:
                break
            temperature = leg.hot * (leg.cold / leg.hot) ** share
            n_steps = self._chunk
            if leg.n_steps is not None:
                n_steps = min(n_steps, leg.n_steps - self._n_proposals)
            begun = time.perf_counter()
            anneal(instance, self._state, self._search, temperature, n_steps)
            self._add(n_steps)
            self._look()
            if leg.n_steps is None:
                seconds = time.perf_counter() - begun
                self._chunk = _next_chunk(self._chunk, seconds)

    def result(self) -> LegResult:
        """Return what came of the leg."""
        assert self._best is not None
        last = self._energies[-CHUNKS_AVERAGED:]
        return LegResult(
            take_decisions(self._state),
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

    def _look(self) -> None:
        """Note the cost, and keep the plan if it is the best of this leg."""
        violations, cost = self._place.found(self._state)
        self._energies.append(int(self._state.total[0]))
        if self._best is None or (violations, cost) < self._best.key:
            self._best = Found(violations, cost, take_decisions(self._state))
            self._offer(self._best)


def _next_chunk(n_steps: int, seconds: float) -> int:
    """Return the steps that take about ``CHUNK_S``, changed at most twofold."""
    wanted = n_steps * CHUNK_S / max(seconds, 1e-6)
    return int(min(2 * n_steps, max(n_steps / 2, wanted, 100)))
