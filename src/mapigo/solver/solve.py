"""Plan a problem: construct, search on threads, return the best plan found.

This is the whole algorithm in one place; the parts are in ``construct``, ``search``,
``moves`` and ``kernels``.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import Fault, InputError
from mapigo.scoring import Score, score_plan
from mapigo.solver.decisions import Decisions, plan_of, take_decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels_ready import kernels_are_cached, warm
from mapigo.solver.search.annealer import Annealer
from mapigo.solver.search.best import BestPlan
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.progress import Progress
from mapigo.solver.state import new_state

__all__ = ["Progress", "SolveOptions", "SolveResult", "solve"]

PROGRESS_EVERY_S = 0.5


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How long, on how many threads, and from which seed to search.

    With ``n_steps`` each thread makes that many proposals and the time limit does not
    count; with one thread the same seed then gives the same plan.
    """

    time_limit_s: float = 60.0
    n_threads: int = 2
    seed: int = 1
    n_steps: int | None = None

    def __post_init__(self) -> None:
        expected = {
            "time_limit_s above 0": self.time_limit_s > 0,
            "n_threads of at least 1": self.n_threads >= 1,
            "seed of at least 0": self.seed >= 0,
            "n_steps of at least 1, or none": self.n_steps is None or self.n_steps >= 1,
        }
        faults = [
            Fault(f"Expected {what}.") for what, met in expected.items() if not met
        ]
        if faults:
            raise InputError(faults)


@dataclass(frozen=True, slots=True)
class SolveResult:
    """The best plan found, its score recomputed from scratch, and how it was found.

    ``curve`` holds (seconds, cost) whenever the best feasible plan improved.
    """

    plan: Plan
    score: Score
    seconds: float
    compile_seconds: float
    first_feasible_s: float | None
    n_proposals: int
    curve: tuple[tuple[float, int], ...]
    interrupted: bool


def solve(
    problem: PlanningProblem,
    options: SolveOptions | None = None,
    *,
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

    clock = Clock(options.time_limit_s, options.n_steps)
    report(Progress(clock.seconds, 0, 0, 0, 0.0, "constructing"))
    instance = flatten(problem)
    empty = take_decisions(new_state(problem, instance))
    best = BestPlan(clock, _unavoidable_violations(problem, empty))
    annealers = [
        Annealer(problem, instance, seed=options.seed + 1_000_003 * i, best=best)
        for i in range(options.n_threads)
    ]
    _run(annealers, clock, best, stop, report)

    decisions = best.decisions
    plan = plan_of(problem, decisions)
    return SolveResult(
        plan=plan,
        score=score_plan(problem, plan),
        seconds=clock.seconds,
        compile_seconds=compile_seconds,
        first_feasible_s=best.first_feasible_s,
        n_proposals=sum(annealer.n_proposals for annealer in annealers),
        curve=tuple(best.curve),
        interrupted=stop.is_set(),
    )


def _run(
    annealers: list[Annealer],
    clock: Clock,
    best: BestPlan,
    stop: threading.Event,
    report: Callable[[Progress], None],
) -> None:
    """Run annealers, a thread each, and report until all have ended."""
    failures: list[BaseException] = []

    def run(annealer: Annealer) -> None:
        try:
            annealer.run(clock, stop)
        except BaseException as error:
            failures.append(error)
            stop.set()

    threads = [
        threading.Thread(target=run, args=(annealer,), daemon=True)
        for annealer in annealers
    ]
    for thread in threads:
        thread.start()
    last_report = time.monotonic()
    while any(thread.is_alive() for thread in threads):
        for thread in threads:
            thread.join(0.05)
        if time.monotonic() - last_report >= PROGRESS_EVERY_S:
            last_report = time.monotonic()
            n_proposals = sum(annealer.n_proposals for annealer in annealers)
            share = clock.share_done(n_proposals // len(annealers))
            if best.is_empty:
                report(Progress(clock.seconds, 0, 0, 0, 0.0, "constructing"))
                continue
            report(
                Progress(
                    clock.seconds,
                    best.cost,
                    best.violations,
                    n_proposals,
                    share,
                    "searching",
                )
            )
    if failures:
        raise failures[0]


def _unavoidable_violations(problem: PlanningProblem, empty: Decisions) -> int:
    """Count the violations by occupants alone: sexes mixed, beds short, no nurse."""
    nobody = score_plan(problem, plan_of(problem, empty))
    return nobody.violations - nobody.rule("H5").amount
