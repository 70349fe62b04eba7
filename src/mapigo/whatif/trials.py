"""Solve hospitals with the same budget and the same seeds, and tell how it goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import Fault, InputError
from mapigo.replan.freeze import Freeze
from mapigo.solver import Progress, SolveOptions, SolveResult, solve

__all__ = ["TrialOptions", "Work", "run_trials"]


@dataclass(frozen=True, slots=True)
class TrialOptions:
    """The budget of each search, and how many there are.

    Each side is solved with the seeds 1 to ``n_seeds``. ``from_plan`` lets every search
    go on from the plan given, in a short and cool way, so that it stays near; ``None``
    does so where a plan in force gives changes a price. Otherwise all are planned anew,
    and nobody has the advantage of a plan that was made for one of the sides.
    """

    time_limit_s: float = 5.0
    n_seeds: int = 3
    n_threads: int = 2
    n_steps: int | None = None
    from_plan: bool | None = None

    def __post_init__(self) -> None:
        if self.n_seeds < 1:
            raise InputError([Fault("Expected n_seeds of at least 1.")])

    def goes_on_from_plan(self, problem: PlanningProblem) -> bool:
        """Whether the searches begin with the plan given."""
        if self.from_plan is None:
            return problem.published is not None
        return self.from_plan


@dataclass(frozen=True, slots=True)
class Work:
    """How far the work has come: what is being solved, and the share that is done."""

    doing: str
    seconds: float
    share_done: float


def run_trials(
    problems: Mapping[str, PlanningProblem],
    plan: Plan,
    options: TrialOptions,
    *,
    on_progress: Callable[[Work], None] | None = None,
    stop: threading.Event | None = None,
) -> list[dict[str, SolveResult]]:
    """Return the results of all hospitals, one mapping for each seed that is done.

    All hospitals are solved with a seed before the next seed has its turn, so that an
    interruption leaves whole comparisons.

    Parameters
    ----------
    problems
        The hospitals by name.
    plan
        The plan that people know.
    options
        Budget and seeds.
    on_progress
        Called about twice a second.
    stop
        When set, the seed at work is dropped.
    """
    begun_s = time.monotonic()
    stop = stop or threading.Event()
    ready = {name: _with_what_holds(problem) for name, problem in problems.items()}
    n_all = options.n_seeds * len(ready)

    def tell(doing: str, n_before: int, progress: Progress) -> None:
        if on_progress:
            share = (n_before + progress.share_done) / n_all
            on_progress(Work(doing, time.monotonic() - begun_s, share))

    done: list[dict[str, SolveResult]] = []
    for seed in range(1, options.n_seeds + 1):
        results: dict[str, SolveResult] = {}
        for name, problem in ready.items():
            n_before = len(done) * len(ready) + len(results)
            doing = f"{name}, seed {seed}"
            results[name] = solve(
                problem,
                SolveOptions(
                    options.time_limit_s, options.n_threads, seed, options.n_steps
                ),
                start=plan if options.goes_on_from_plan(problem) else None,
                on_progress=partial(tell, doing, n_before),
                stop=stop,
            )
            if stop.is_set():
                return done
        done.append(results)
    return done


def _with_what_holds(problem: PlanningProblem) -> PlanningProblem:
    """Return a problem whose plan in force holds the past and the freeze window.

    Bookings that are not possible any more are free.
    """
    plan = problem.published
    if plan is None:
        return problem
    n_days = problem.policy.freeze_days
    return Freeze.of(problem, plan, problem.today, n_days).held()
