"""Workers in other processes: of this machine, or of a Dask or Ray cluster.

joblib hands the legs out, or Ray itself. A worker that dies costs the legs that are
out, which are run again; what earlier legs found is here and safe.
"""

from __future__ import annotations

import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from math import inf
from typing import Any, Protocol

import joblib

from mapigo.domain import PlanningProblem
from mapigo.errors import SolverError
from mapigo.solver.kernels_ready import warm
from mapigo.solver.search.crew import Reports
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.run_leg import run_leg
from mapigo.solver.search.workplace import Workplace

__all__ = ["ElsewhereCrew", "Task", "Workforce"]

Task = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
"""A function and what it is called with, as ``joblib.delayed`` makes it."""

ATTEMPTS = 3
"""How often work is handed out before lost workers are an error."""

GRACE_S = 30.0
"""How much longer than its leg a worker may take before it counts as lost."""

LONGEST_PREPARATION_S = 300.0


class Workforce(Protocol):
    """Processes that do work."""

    def answers(self, tasks: Sequence[Task], n_workers: int) -> Iterable[Any]:
        """Let so many workers do tasks; give each answer when it comes."""
        ...

    def renew(self) -> None:
        """Replace what a lost worker has broken."""
        ...

    def close(self) -> None:
        """Let the processes go, whatever they are doing."""
        ...


class ElsewhereCrew:
    """Runs legs in a workforce; short ones, so that news comes often."""

    longest_leg_s = 10.0
    has_short_legs = False

    def __init__(
        self, problem: PlanningProblem, n_workers: int, workforce: Workforce
    ) -> None:
        self._problem = pickle.dumps(problem)
        self._workforce = workforce
        self.n_workers = n_workers

    def prepare(self, stop: threading.Event, tick: Callable[[], None]) -> None:
        """Start the workers and let them load the kernels, before time counts.

        Raises
        ------
        SolverError
            When that fails again and again.
        """
        tasks = [joblib.delayed(get_ready)(self._problem)] * self.n_workers
        for attempt in range(1, ATTEMPTS + 1):
            failure = self._hand_out(
                tasks, lambda _: None, stop, tick, LONGEST_PREPARATION_S
            )
            if failure is None or stop.is_set():
                return
            if attempt == ATTEMPTS:
                raise _lost(failure)
            self._workforce.renew()

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Hand the legs out and collect what comes back, in the order of the legs.

        Legs whose worker is lost are handed out again, for what is left of their time.
        When ``stop`` is set, legs that are still out are not waited for.

        Raises
        ------
        SolverError
            When no leg comes back, however often they are handed out.
        """
        results: dict[int, LegResult] = {}
        begun = time.monotonic()

        def take(answer: tuple[int, LegResult]) -> None:
            i, result = answer
            reports.count(result.n_proposals)
            results[i] = result

        for attempt in range(1, ATTEMPTS + 1):
            gone_s = time.monotonic() - begun if attempt > 1 else 0.0
            missing = {
                i: _shortened(leg, gone_s)
                for i, leg in enumerate(legs)
                if i not in results
            }
            if not missing or stop.is_set():
                break
            if results and all(_is_over(leg) for leg in missing.values()):
                break
            tasks = [
                joblib.delayed(run_leg_elsewhere)(self._problem, i, leg)
                for i, leg in missing.items()
            ]
            patience_s = max(_patience_s(leg) for leg in missing.values())
            failure = self._hand_out(tasks, take, stop, tick, patience_s)
            if failure is None:
                continue
            if attempt == ATTEMPTS and not results:
                raise _lost(failure)
            self._workforce.renew()
        return [results[i] for i in sorted(results)]

    def _hand_out(
        self,
        tasks: Sequence[Task],
        take: Callable[[Any], None],
        stop: threading.Event,
        tick: Callable[[], None],
        patience_s: float,
    ) -> BaseException | None:
        """Let the workforce do tasks; return what went wrong, if anything did."""
        failures: list[BaseException] = []
        is_over = threading.Event()

        def collect() -> None:
            try:
                for answer in self._workforce.answers(tasks, self.n_workers):
                    # What comes too late is handed out again, or not wanted any more.
                    if is_over.is_set():
                        return
                    take(answer)
            except BaseException as error:
                # Also what a worker sends home that was interrupted itself.
                failures.append(error)

        collector = threading.Thread(target=collect, daemon=True)
        collector.start()
        begun = time.monotonic()
        try:
            while collector.is_alive() and not stop.is_set():
                collector.join(0.05)
                tick()
                if time.monotonic() - begun > patience_s:
                    message = f"no answer came within {patience_s:.0f} seconds"
                    return TimeoutError(message)
        finally:
            is_over.set()
        return failures[0] if failures else None

    def close(self) -> None:
        """Let the workforce go."""
        self._workforce.close()


def _patience_s(leg: Leg) -> float:
    """Return how long a leg may be out; without end where proposals are counted."""
    if leg.n_steps is not None:
        return inf
    construct_s = leg.construct_s if leg.start is None else 0.0
    return construct_s + leg.seconds + GRACE_S


def _is_over(leg: Leg) -> bool:
    """Whether a leg could only bring its start back."""
    return leg.n_steps is None and leg.start is not None and leg.seconds <= 0.0


def _shortened(leg: Leg, seconds: float) -> Leg:
    """Return a leg without the time that its first worker has used up."""
    return replace(leg, seconds=max(0.0, leg.seconds - seconds))


def _lost(failure: BaseException) -> SolverError:
    message = (
        f"The workers of the engine failed {ATTEMPTS} times in a row "
        f"({type(failure).__name__}: {failure}). Look at the workers' own messages, "
        "and whether they have this version of mapigo."
    )
    return SolverError(message)


def run_leg_elsewhere(problem: bytes, i: int, leg: Leg) -> tuple[int, LegResult]:
    """Run leg ``i`` in a worker's process."""
    return i, run_leg(workplace(problem), leg, threading.Event())


def get_ready(problem: bytes) -> None:
    """Load the kernels and flatten the problem in a worker's process."""
    if threading.current_thread() is threading.main_thread():
        # Ctrl-C in a terminal reaches every process; whoever leads the search decides.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm()
    workplace(problem)


@lru_cache(maxsize=2)
def workplace(problem: bytes) -> Workplace:
    """Return the arrays of a problem, made once in a worker's life."""
    return Workplace.of(pickle.loads(problem))
