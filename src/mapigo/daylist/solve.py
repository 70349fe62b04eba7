"""Find the cheapest schedule of a day, by CP-SAT, and prove that none is cheaper."""

from __future__ import annotations

import math
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from ortools.sat.python import cp_model

from mapigo.daylist.construct import first_schedule
from mapigo.daylist.model import DayModel
from mapigo.daylist.parts import parts_of
from mapigo.daylist.schedule import cost
from mapigo.daylist.tidy import tidied
from mapigo.daylist.work import DayWork

__all__ = ["Solved", "cheapest_schedule"]

POLL_S = 0.1
ROUNDING = 1e-6
SEED = 1


@dataclass(frozen=True, slots=True)
class Solved:
    """A schedule, what it costs, and what any schedule costs at least."""

    schedule: dict[str, int]
    cost: int
    bound: int


def cheapest_schedule(
    work: DayWork, time_limit_s: float, stop: threading.Event
) -> Solved:
    """Return the cheapest schedule found in the time.

    One worker and one seed: where the proof is finished in time, the same work gives
    the same schedule.

    Parameters
    ----------
    work
        The day's cases, at least one.
    time_limit_s
        How long at most.
    stop
        When set from elsewhere, the best schedule so far is returned.
    """
    deadline_s = time.monotonic() + time_limit_s
    parts = sorted(parts_of(work), key=lambda part: len(part.cases))
    solved = []
    for n_done, part in enumerate(parts):
        # What small parts leave of their share of the time is for the large ones.
        left_s = 0.0 if stop.is_set() else max(0.0, deadline_s - time.monotonic())
        solved.append(_cheapest_of_part(part, left_s / (len(parts) - n_done), stop))
    return Solved(
        schedule={name: s for one in solved for name, s in one.schedule.items()},
        cost=sum(one.cost for one in solved),
        bound=sum(one.bound for one in solved),
    )


def _cheapest_of_part(
    work: DayWork, time_limit_s: float, stop: threading.Event
) -> Solved:
    first = first_schedule(work)
    model = DayModel(work, first)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = time_limit_s
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    # The model has the linear rows that matter; cuts take twice the time.
    solver.parameters.cut_level = 0
    # Ctrl-C is for whoever may set ``stop``.
    solver.parameters.catch_sigint_signal = False
    status = _run(solver, model.cp, stop)
    found = [first]
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        found.append({name: solver.value(var) for name, var in model.start.items()})
    best = min((tidied(work, one) for one in found), key=lambda one: cost(work, one))
    return Solved(best, cost(work, best), _bound(solver, status))


def _run(
    solver: cp_model.CpSolver, model: cp_model.CpModel, stop: threading.Event
) -> cp_model.CpSolverStatus:
    """Solve in a thread, so that this one notices when it is to stop."""
    with ThreadPoolExecutor(1) as thread:
        running: Future[cp_model.CpSolverStatus] = thread.submit(solver.solve, model)
        try:
            while not running.done():
                wait([running], timeout=POLL_S)
                if stop.is_set():
                    solver.stop_search()
        finally:
            solver.stop_search()
        return running.result()


def _bound(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> int:
    """Return the bound; prices are never negative, so 0 holds without any search."""
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
        return 0
    bound = solver.best_objective_bound
    return max(0, math.ceil(bound - ROUNDING)) if math.isfinite(bound) else 0
