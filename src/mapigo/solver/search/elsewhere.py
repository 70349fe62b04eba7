"""Workers in other processes: of this machine, or of a Dask or Ray cluster.

joblib hands the legs out. A worker that dies costs its leg, which is run again; what
earlier legs found is here and safe.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any, Protocol

import joblib

from mapigo.domain import PlanningProblem
from mapigo.errors import SolverError
from mapigo.solver.kernels_ready import warm
from mapigo.solver.search.crew import Reports
from mapigo.solver.search.leg import Leg, LegResult, Workplace, run_leg

__all__ = ["ElsewhereCrew", "Workforce"]

ATTEMPTS = 3
"""How often legs are handed out before a lost worker ends the search."""


class Workforce(Protocol):
    """Processes that joblib can hand work to."""

    def handing_out(self) -> AbstractContextManager[Any]:
        """Return the context in which joblib uses these processes."""
        ...

    def renew(self) -> None:
        """Replace what a lost worker has broken."""
        ...

    def close(self) -> None:
        """Let the processes go."""
        ...


class ElsewhereCrew:
    """Runs legs in a workforce; short ones, so that news comes often."""

    longest_leg_s = 10.0

    def __init__(
        self, problem: PlanningProblem, n_workers: int, workforce: Workforce
    ) -> None:
        self._problem = pickle.dumps(problem)
        self._workforce = workforce
        self.n_workers = n_workers

    def prepare(self) -> None:
        """Start the workers and let each load the kernels, before time counts."""
        for _ in range(ATTEMPTS):
            try:
                with self._workforce.handing_out():
                    parallel = joblib.Parallel(n_jobs=self.n_workers, batch_size=1)
                    parallel(
                        joblib.delayed(get_ready)(self._problem)
                        for _ in range(self.n_workers)
                    )
            except Exception:
                self._workforce.renew()
            else:
                return

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Hand the legs out and collect what comes back, in any order.

        Legs whose worker is lost are handed out again. When ``stop`` is set, legs that
        are still out are not waited for.

        Raises
        ------
        SolverError
            When workers are lost again and again.
        """
        results: dict[int, LegResult] = {}
        for attempt in range(1, ATTEMPTS + 1):
            missing = [i for i in range(len(legs)) if i not in results]
            if not missing or stop.is_set():
                break
            failure = self._hand_out(legs, missing, results, stop, reports, tick)
            if failure is None:
                continue
            if attempt == ATTEMPTS and not results:
                message = (
                    f"The workers of the engine were lost {ATTEMPTS} times in a row: "
                    f"{type(failure).__name__}: {failure}"
                )
                raise SolverError(message) from failure
            self._workforce.renew()
        return [results[i] for i in sorted(results)]

    def _hand_out(
        self,
        legs: Sequence[Leg],
        missing: Sequence[int],
        results: dict[int, LegResult],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> Exception | None:
        """Run some legs; return what went wrong, if anything did."""
        failures: list[Exception] = []

        def collect() -> None:
            try:
                with self._workforce.handing_out():
                    parallel = joblib.Parallel(
                        n_jobs=self.n_workers,
                        return_as="generator_unordered",
                        pre_dispatch="all",
                        batch_size=1,
                    )
                    task = joblib.delayed(run_leg_elsewhere)
                    for i, result in parallel(
                        task(self._problem, i, legs[i]) for i in missing
                    ):
                        reports.count(result.n_proposals)
                        reports.offer(result.best)
                        results[i] = result
            except Exception as error:
                failures.append(error)

        collector = threading.Thread(target=collect, daemon=True)
        collector.start()
        while collector.is_alive() and not stop.is_set():
            collector.join(0.05)
            tick()
        return failures[0] if failures else None

    def close(self) -> None:
        """Let the workforce go."""
        self._workforce.close()


def run_leg_elsewhere(problem: bytes, i: int, leg: Leg) -> tuple[int, LegResult]:
    """Run leg ``i`` in a worker's process."""
    return i, run_leg(workplace(problem), leg, threading.Event())


def get_ready(problem: bytes) -> None:
    """Load the kernels and flatten the problem in a worker's process."""
    warm()
    workplace(problem)


@lru_cache(maxsize=2)
def workplace(problem: bytes) -> Workplace:
    """Return the arrays of a problem, made once in a worker's life."""
    return Workplace.of(pickle.loads(problem))
