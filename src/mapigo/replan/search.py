"""Search within the freeze window, and beyond it as little as that takes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from mapigo.domain import Plan, PlanningProblem
from mapigo.replan.freeze import Freeze
from mapigo.replan.put_back import put_back
from mapigo.scoring import score_plan
from mapigo.solver import Progress, SolveOptions, solve

__all__ = ["Search"]

HELD_SHARE = 0.1
"""Share of the time, or of the proposals, for the search that holds the window."""
OPEN_SHARE = 0.2
"""Share for the search with the window open, and again for the one that plans anew."""
RETURN_SHARE = 0.05
"""Share for each search that brings such a plan nearer; the last one has no less."""
MOST_RETURNS = 5
"""How many of those who moved are tried in their old places, a search for each."""


@dataclass(frozen=True, slots=True)
class Found:
    """A plan, and how often it breaks hard rules."""

    plan: Plan
    violations: int


@dataclass
class Search:
    """A search for the plan after events; ``options`` say how long it may take in all.

    ``first_feasible_s`` is then when the first plan without violations was there, in
    seconds from the start; ``None`` if there was none.
    """

    freeze: Freeze
    options: SolveOptions
    on_progress: Callable[[Progress], None] | None = None
    stop: threading.Event | None = None
    first_feasible_s: float | None = None
    _begun_s: float = field(default_factory=time.monotonic)
    _share_used: float = 0.0

    def best_plan(self) -> Plan:
        """Return the best plan found.

        Within the window, if a plan without violations is found there. Otherwise
        everybody in it may move, and those return who need not. Nobody in the house
        is left out whose stay breaks no more rules than that. The plan in force stays
        where it breaks less than any other that is found.
        """
        problem, start = self._first()
        found = self._put_back(self._find(problem, start.plan, self._share_left()))
        in_force = self._judged(self.freeze.plan)
        return min(found, in_force, key=lambda one: one.violations).plan

    def _first(self) -> tuple[PlanningProblem, Found]:
        """Return the problem opened as far as needed, and a plan for it."""
        held, in_force = self.freeze.held(), self.freeze.plan
        found = self._find(held, in_force, HELD_SHARE)
        loose = self.freeze.may_open()
        if not found.violations or not loose:
            return held, found
        opened = self.freeze.opened_for(loose)
        freer = self._find(opened, in_force, OPEN_SHARE)
        if freer.violations:
            freer = self._least_bad(freer, self._find(opened, None, OPEN_SHARE))
        if freer.violations >= found.violations:
            return held, found
        return self._with_returned(self._brought_near(opened, freer))

    def _brought_near(self, opened: PlanningProblem, found: Found) -> Found:
        """Return a plan nearer to that in force than one found, and no worse.

        The plan in force with the places that were found for newcomers, or if that
        breaks more, with those for all who must come.
        """
        booked = self.freeze.plan.booking_of()
        must_come = {one.id for one in opened.waiting_list if one.mandatory}
        for whose in (must_come - booked.keys(), must_come):
            places = {
                one.patient: one for one in found.plan.bookings if one.patient in whose
            }
            bookings = tuple((booked | places).values())
            start = replace(self.freeze.plan, bookings=bookings)
            near = self._find(opened, start, RETURN_SHARE)
            if self._least_bad(near, found) is near:
                return near
        return found

    def _least_bad(self, *found: Found) -> Found:
        """Return the plan with the fewest violations; of these the one nearest."""
        in_force = set(self.freeze.plan.bookings)
        return min(
            found,
            key=lambda one: (
                one.violations,
                len(in_force.difference(one.plan.bookings)),
            ),
        )

    def _with_returned(self, found: Found) -> tuple[PlanningProblem, Found]:
        """Return as many as possible to their places, those of the nearest days first.

        The plan has then no more violations than before.
        """
        allowed, loose = found.violations, self._moved(found.plan)
        for patient in self._nearest(loose)[:MOST_RETURNS]:
            if self._share_left() < 2 * RETURN_SHARE:
                break
            if patient not in loose:
                continue
            fewer = self.freeze.opened_for(loose - {patient})
            other = self._find(fewer, self.freeze.plan, RETURN_SHARE)
            if other.violations <= allowed:
                found, loose = other, self._moved(other.plan)
        return self.freeze.opened_for(loose), found

    def _moved(self, plan: Plan) -> frozenset[str]:
        """Return who is not where the window, or a pin that cannot be kept, has her."""
        now, before = plan.booking_of(), self.freeze.plan.booking_of()
        return frozenset(
            one for one in self.freeze.may_open() if now.get(one) != before.get(one)
        )

    def _nearest(self, patients: frozenset[str]) -> list[str]:
        """Return those of the window who could stay, by their days."""
        days = {
            one.patient: one.admission_day
            for one in self.freeze.plan.bookings
            if one.patient in patients - self.freeze.broken.keys()
        }
        return sorted(days, key=lambda patient: (days[patient], patient))

    def _share_left(self) -> float:
        if self.options.n_steps is not None:
            return 1.0 - self._share_used
        used = (time.monotonic() - self._begun_s) / self.options.time_limit_s
        return max(RETURN_SHARE, 1.0 - used)

    def _find(
        self, problem: PlanningProblem, start: Plan | None, share: float
    ) -> Found:
        """Search for a share of the time, or of the proposals; anew without a start."""
        self._share_used += share
        options = replace(
            self.options,
            time_limit_s=share * self.options.time_limit_s,
            n_steps=self.options.n_steps
            and max(1, round(share * self.options.n_steps)),
        )
        begun_s = time.monotonic() - self._begun_s
        result = solve(
            problem, options, start=start, on_progress=self.on_progress, stop=self.stop
        )
        found, first_s = self._judged(result.plan), result.first_feasible_s
        is_first = self.first_feasible_s is None and not found.violations
        if is_first and first_s is not None:
            self.first_feasible_s = begun_s + first_s
        return found

    def _put_back(self, found: Found) -> Found:
        """Return the plan with those in the house who need not be left out."""
        plan = put_back(
            self.freeze.without_window(),
            found.plan,
            self.freeze.plan,
            self.freeze.here(),
        )
        return found if plan is found.plan else self._judged(plan)

    def _judged(self, plan: Plan) -> Found:
        return Found(plan, score_plan(self._judge, plan).violations)

    @cached_property
    def _judge(self) -> PlanningProblem:
        return self.freeze.without_what_must_be()
