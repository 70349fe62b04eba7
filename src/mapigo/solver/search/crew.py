"""Who runs the legs of a search: the threads of this process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.run_leg import run_leg
from mapigo.solver.search.workplace import Workplace

__all__ = ["Crew", "Reports", "ThreadCrew"]


class Reports:
    """What a crew tells while legs run, from whichever thread it knows it."""

    def __init__(self, offer: Callable[[Found], None]) -> None:
        self._lock = threading.Lock()
        self.offer = offer
        self.n_proposals = 0

    def count(self, n_proposals: int) -> None:
        """Add proposals that were made."""
        with self._lock:
            self.n_proposals += n_proposals


class Crew(Protocol):
    """Runs legs side by side, as many as it has workers."""

    n_workers: int
    longest_leg_s: float
    has_short_legs: bool
    """Whether legs of a fraction of a second are worth handing out."""

    def prepare(self, stop: threading.Event, tick: Callable[[], None]) -> None:
        """Get the workers ready, before the time of the search counts."""
        ...

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Run the legs of a problem; meanwhile call ``tick`` from the calling thread.

        Fewer results than legs come back where workers were lost or ``stop`` was set.
        """
        ...

    def close(self) -> None:
        """Let the workers go."""
        ...


class ThreadCrew:
    """Threads of this process; kernels run without the interpreter lock."""

    longest_leg_s = float("inf")
    has_short_legs = True

    def __init__(self, n_workers: int) -> None:
        self.n_workers = n_workers

    def prepare(self, stop: threading.Event, tick: Callable[[], None]) -> None:
        """Nothing to get ready: threads share the kernels of this process."""

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Run each leg on a thread of its own until all are over."""
        results: list[LegResult | None] = [None] * len(legs)
        failures: list[BaseException] = []
        # Set also where this thread or one of the others fails: nobody searches on.
        halt = threading.Event()
        if stop.is_set():
            halt.set()

        def work(i: int) -> None:
            try:
                results[i] = run_leg(place, legs[i], halt, reports.offer, reports.count)
            except BaseException as error:
                failures.append(error)
                halt.set()

        threads = [
            threading.Thread(target=work, args=(i,), daemon=True)
            for i in range(len(legs))
        ]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.05)
                    tick()
                    if stop.is_set():
                        halt.set()
        finally:
            halt.set()
        if failures:
            raise failures[0]
        return [result for result in results if result is not None]

    def close(self) -> None:
        """Nothing to let go: the threads have ended, or are about to."""
