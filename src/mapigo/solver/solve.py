"""Plan a problem: construct, search side by side, polish, return the best plan.

This is the whole algorithm in one place; the parts are in ``construct``, ``search``,
``moves`` and ``kernels``.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import Fault, InputError
from mapigo.scoring import Score, score_plan
from mapigo.solver.decisions import Decisions, plan_of, take_decisions
from mapigo.solver.keep_nurses import keep_nurses
from mapigo.solver.kernels_ready import kernels_are_cached, warm
from mapigo.solver.nurse_duties import nurses_of_plan
from mapigo.solver.polish import load_solvers, polish
from mapigo.solver.search.best import BestPlan
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.engines import ENGINES, crew_for, is_engine
from mapigo.solver.search.portfolio import Portfolio
from mapigo.solver.search.progress import Progress
from mapigo.solver.search.schedule import course, course_from_a_plan
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state
from mapigo.solver.take_up import take_up

__all__ = ["Progress", "SolveOptions", "SolveResult", "solve"]

PROGRESS_EVERY_S = 0.5
POLISH_SHARE = 0.03
"""Share of the time for the exact choice of theatres and nurses at the end, ..."""
LEAST_POLISH_S, MOST_POLISH_S = 0.15, 20.0
"""... if that is enough to be worth it, and no more than is of use."""


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How long, on how many threads, from which seed, and where to search.

    With ``n_steps`` each thread makes that many proposals and the time limit does not
    count; the same seed and threads then give the same plan. ``engine`` is ``threads``,
    ``processes`` (joblib's, of this machine, which end with the search),
    ``tcp://HOST:PORT`` (a Dask scheduler) or ``ray://HOST:PORT``; with another engine
    than threads, ``n_threads`` counts workers.
    """

    time_limit_s: float = 60.0
    n_threads: int = 2
    seed: int = 1
    n_steps: int | None = None
    engine: str = "threads"

    def __post_init__(self) -> None:
        expected = {
            "a finite time_limit_s above 0": 0 < self.time_limit_s < math.inf,
            "n_threads of at least 1": self.n_threads >= 1,
            "seed of at least 0": self.seed >= 0,
            "n_steps of at least 1, or none": self.n_steps is None or self.n_steps >= 1,
            f"an engine among {', '.join(ENGINES)}, not {self.engine!r}": is_engine(
                self.engine
            ),
        }
        faults = [
            Fault(f"Expected {what}.") for what, met in expected.items() if not met
        ]
        if faults:
            raise InputError(faults)


@dataclass(frozen=True, slots=True)
class SolveResult:
    """The best plan found, its score recomputed from scratch, and how it was found.

    ``curve`` holds (seconds, cost) whenever the search's best feasible plan improved;
    where nurses are then given back to their rooms, the plan may cost a little more.
    ``workers_lost`` says why the search ended early, if its engine lost all workers.
    """

    plan: Plan
    score: Score
    seconds: float
    compile_seconds: float
    first_feasible_s: float | None
    n_proposals: int
    curve: tuple[tuple[float, int], ...]
    interrupted: bool
    workers_lost: str = ""


def solve(
    problem: PlanningProblem,
    options: SolveOptions | None = None,
    *,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> SolveResult:
    """Plan a problem.

    Parameters
    ----------
    problem
        What to plan.
    options
        Time, threads, seed. Default: 60 seconds on two threads.
    start
        A plan to begin from and to stay near; what of it cannot be is placed anew. Much
        is decided then, and so the search is short and cool.
    on_progress
        Called about twice a second from the calling thread.
    stop
        When set from elsewhere, the search ends early and keeps the best plan.

    Raises
    ------
    SolverError
        When the problem exceeds what the planner can hold.
    """
    options = options or SolveOptions()
    stop = stop or threading.Event()
    report = on_progress or (lambda _: None)

    if not kernels_are_cached():
        report(Progress(0.0, 0, 0, 0, 0.0, "compiling"))
    compile_seconds = warm()

    report(Progress(0.0, 0, 0, 0, 0.0, "constructing"))
    crew = crew_for(options.engine, problem, options.n_threads)
    try:
        crew.prepare(stop, lambda: None)
        search_s = options.time_limit_s - polish_s(options)
        if search_s < options.time_limit_s:
            load_solvers()
        clock = Clock(search_s, options.n_steps)
        place = Workplace.of(problem)
        empty = take_decisions(new_state(problem, place.instance))
        best = BestPlan(clock, _unavoidable_violations(problem, empty))
        first = None
        if start is not None:
            first = take_up(problem, place.instance, start, options.seed)
            stretches = course_from_a_plan(problem.policy.weights)
        else:
            stretches = course(
                problem.policy.weights,
                0.0 if options.n_steps else search_s,
                place.instance.n_entries,
                may_restart=crew.has_short_legs,
            )
        portfolio = Portfolio(place, crew, stretches, clock, best, options.seed, first)
        portfolio.search(stop, _Reporter(portfolio, clock, best, report))
    finally:
        crew.close()
    if search_s < options.time_limit_s:
        left_s = min(options.time_limit_s - clock.seconds, polish_s(options))
        tell = _Reporter(portfolio, clock, best, report, "polishing")
        best.offer(polish(place, best.found, left_s, stop, tell))

    decisions = best.decisions
    if start is not None:
        before = nurses_of_plan(problem, start, decisions.nurse)
        decisions = keep_nurses(place, decisions, before)
    plan = plan_of(problem, decisions)
    return SolveResult(
        plan=plan,
        score=score_plan(problem, plan),
        seconds=clock.seconds,
        compile_seconds=compile_seconds,
        first_feasible_s=best.first_feasible_s,
        n_proposals=portfolio.n_proposals,
        curve=tuple(best.curve),
        interrupted=stop.is_set(),
        workers_lost=portfolio.workers_lost,
    )


def polish_s(options: SolveOptions) -> float:
    """Return how long the plan is polished; not where runs must repeat."""
    if options.n_steps is not None:
        return 0.0
    seconds = min(POLISH_SHARE * options.time_limit_s, MOST_POLISH_S)
    return seconds if seconds >= LEAST_POLISH_S else 0.0


class _Reporter:
    """Tells about the search, not more often than somebody wants to know."""

    def __init__(
        self,
        portfolio: Portfolio,
        clock: Clock,
        best: BestPlan,
        report: Callable[[Progress], None],
        phase: str = "searching",
    ) -> None:
        self._portfolio = portfolio
        self._clock = clock
        self._best = best
        self._report = report
        self._phase = phase
        self._last = time.monotonic()

    def __call__(self) -> None:
        """Report, if the last report is long enough ago."""
        if time.monotonic() - self._last < PROGRESS_EVERY_S:
            return
        self._last = time.monotonic()
        seconds = self._clock.seconds
        if self._best.is_empty:
            self._report(Progress(seconds, 0, 0, 0, 0.0, "constructing"))
            return
        self._report(
            Progress(
                seconds,
                self._best.cost,
                self._best.violations,
                self._portfolio.n_proposals,
                self._portfolio.share_done,
                self._phase,
            )
        )


def _unavoidable_violations(problem: PlanningProblem, empty: Decisions) -> int:
    """Count the violations by occupants alone: sexes mixed, beds short, no nurse."""
    nobody = score_plan(problem, plan_of(problem, empty))
    left_out = nobody.rule("H5").amount + nobody.rule("H12").amount
    return nobody.violations - left_out
