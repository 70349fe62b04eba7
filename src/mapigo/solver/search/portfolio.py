"""The whole search: stretch after stretch, workers side by side, the better go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

from mapigo.errors import SolverError
from mapigo.solver.decisions import Decisions
from mapigo.solver.search.best import BestPlan
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.crew import Crew, Reports
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.meeting import starts_after
from mapigo.solver.search.run_leg import run_leg
from mapigo.solver.search.schedule import Stretch, Then
from mapigo.solver.search.sharing import Sharing
from mapigo.solver.search.workplace import Workplace

__all__ = ["Portfolio"]

CONSTRUCT_SHARE = 0.2
"""Most of the search that may go into placing the mandatory patients."""
FIRST_PLAN_S = 1.0
"""Seconds for a first plan where the time was over before there was one."""
SEED_STEP = 1_000_003


class Portfolio:
    """Leads a crew through the stretches of a search.

    Each worker has a plan of its own. At the end of a stretch each goes on from it, or
    they remember where they are and begin again, or those with the dearer plans go on
    from the plans of the others (``schedule``). Those who go on from the same plan may
    share out its days (``sharing``). Without a ``start``, each constructs one.
    """

    def __init__(
        self,
        place: Workplace,
        crew: Crew,
        stretches: Sequence[Stretch],
        clock: Clock,
        best: BestPlan,
        seed: int,
        start: Decisions | None = None,
    ) -> None:
        self._place = place
        self._crew = crew
        self._stretches = stretches
        self._clock = clock
        self._best = best
        self._seed = seed
        self._n_legs = 0
        self._sharing = Sharing(place, clock, seed)
        first = place.adopted(start) if start else None
        self._starts: list[Found | None] = [first] * crew.n_workers
        self._results: list[LegResult] = []
        self._remembered: list[LegResult] = []
        self.workers_lost = ""
        """Why the search ended early, if its workers were lost."""
        # Where proposals are counted, a run must repeat: plans are then compared in
        # the order of the workers and not as they come.
        as_they_come = clock.n_steps is None
        self.reports = Reports(best.offer if as_they_come else lambda _: None)

    @property
    def n_proposals(self) -> int:
        """Proposals made so far by all workers."""
        return self.reports.n_proposals

    @property
    def share_done(self) -> float:
        """The share of the search that is over."""
        return self._clock.share_done(self.n_proposals / self._crew.n_workers)

    def search(self, stop: threading.Event, tick: Callable[[], None]) -> None:
        """Go through all stretches, or until ``stop`` is set; find a plan at least."""
        for stretch in self._stretches:
            self._results = []
            while self.share_done < stretch.end and not self._ends_early(stop):
                legs = self._legs(stretch)
                self._take_in(legs, self._run(legs, stop, tick))
            if stretch.then is not Then.GO_ON:
                self._remembered += self._results
            if stretch.then is Then.CHOOSE:
                self._start_from_best(self._crew.n_workers)
            if stretch.then is Then.MEET:
                n_places = min(self._crew.n_workers, len(self._remembered))
                self._start_from_best(n_places // 2)
        if self._best.is_empty:
            self._construct(stop)

    def _ends_early(self, stop: threading.Event) -> bool:
        return stop.is_set() or bool(self.workers_lost)

    def _construct(self, stop: threading.Event) -> None:
        """Find a first plan where there is none when the search ends."""
        first = self._legs(self._stretches[0])[0]
        first = replace(first, seconds=0.0, construct_s=FIRST_PLAN_S)
        run_leg(self._place, first, stop, self._best.offer)

    def _run(
        self, legs: list[Leg], stop: threading.Event, tick: Callable[[], None]
    ) -> list[LegResult]:
        """Run legs; a crew that is lost ends the search with what was found."""
        try:
            return self._crew.run(self._place, legs, stop, self.reports, tick)
        except SolverError as error:
            if self._best.is_empty:
                raise
            self.workers_lost = str(error)
            return []

    def _legs(self, stretch: Stretch) -> list[Leg]:
        """Return a leg for each worker, to the stretch's end or as long as one may."""
        now = self.share_done
        end = stretch.end
        longest = inf
        if self._clock.n_steps is None:
            longest = self._crew.longest_leg_s / self._clock.time_limit_s
        # Where proposals are counted, the plan must not depend on the engine.
        may_be_short = self._crew.has_short_legs or self._clock.n_steps is not None
        is_shared = may_be_short and self._sharing.is_worth_it(stretch, self._starts)
        if is_shared:
            longest = self._sharing.leg_share
        if end - now > 1.5 * longest:
            end = now + longest
        legs = [self._leg(start, stretch, now, end) for start in self._starts]
        return self._sharing.shared_out(legs) if is_shared else legs

    def _leg(
        self, start: Found | None, stretch: Stretch, now: float, end: float
    ) -> Leg:
        seed = self._seed + SEED_STEP * self._n_legs
        self._n_legs += 1
        clock = self._clock
        n_steps = None
        if clock.n_steps is not None:
            n_steps = max(1, round((end - now) * clock.n_steps))
        return Leg(
            start=start,
            seed=seed,
            hot=stretch.temperature(now),
            cold=stretch.temperature(end),
            seconds=(end - now) * clock.time_limit_s,
            construct_s=min(
                CONSTRUCT_SHARE * clock.time_limit_s, self._crew.longest_leg_s
            ),
            n_steps=n_steps,
        )

    def _take_in(self, legs: list[Leg], results: list[LegResult]) -> None:
        """Keep what was found; each worker goes on from where it is."""
        if not results:
            return
        for result in results:
            self._best.offer(result.best)
        if legs[0].part is not None:
            if len(results) < len(legs):
                # Nobody knows whose part is missing: the days are shared out again.
                return
            results = self._sharing.joined(legs, results)
            for result in results:
                self._best.offer(result.best)
        self._results = results
        n = len(results)
        self._starts = [results[i % n].last for i in range(self._crew.n_workers)]

    def _start_from_best(self, n_places: int) -> None:
        """Let the workers go on from the best places, of now and remembered."""
        if self._remembered:
            self._starts = [
                *starts_after(self._remembered, self._crew.n_workers, n_places)
            ]
        self._remembered = []
