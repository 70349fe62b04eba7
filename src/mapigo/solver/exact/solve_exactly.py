"""Solve an exact model as far as the time goes, by CP-SAT."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from mapigo.solver.decisions import Decisions
from mapigo.solver.exact.hospital_model import HospitalModel
from mapigo.solver.kernels.layout import NOT_ADMITTED

__all__ = ["ExactResult", "solve_exactly"]

POLL_S = 0.1
ROUNDING = 1e-6


@dataclass(frozen=True)
class ExactResult:
    """What came of it: a lower bound, and the best solution, if one was found.

    The bound needs no solution; tests compare the solution with it. ``nurse`` of the
    decisions is that of the empty hospital where the model leaves nurses open.
    """

    bound: float = -math.inf
    cost: int | None = None
    decisions: Decisions | None = None
    is_infeasible: bool = False

    @property
    def is_proven(self) -> bool:
        """Whether the solution is known to be the best."""
        return self.cost is not None and self.bound >= self.cost


def solve_exactly(
    hospital: HospitalModel,
    time_limit_s: float,
    stop: threading.Event,
    while_waiting: Callable[[], None] = lambda: None,
) -> ExactResult:
    """Search for the least cost of a model, and for a proof that there is no less.

    Parameters
    ----------
    hospital
        What to solve.
    time_limit_s
        How long at most.
    stop
        When set from elsewhere, what is known by then is returned.
    while_waiting
        Called several times a second.
    """
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = time_limit_s
    solver.parameters.num_workers = 1
    # Most of the proof is in the linear relaxation; by default it has few of the rows.
    solver.parameters.linearization_level = 2
    # Ctrl-C is for whoever may set ``stop``.
    solver.parameters.catch_sigint_signal = False
    status = _solve(solver, hospital.costed.cp, stop, while_waiting)
    if status == cp_model.INFEASIBLE:
        return ExactResult(is_infeasible=True)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return ExactResult(_bound(solver) if status == cp_model.UNKNOWN else -math.inf)
    cost = round(solver.objective_value)
    return ExactResult(_bound(solver), cost, _decisions(solver, hospital))


def _solve(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    stop: threading.Event,
    while_waiting: Callable[[], None],
) -> cp_model.CpSolverStatus:
    """Solve in a thread, so that this one can be interrupted and end the other."""
    statuses: list[cp_model.CpSolverStatus] = []
    failures: list[BaseException] = []

    def work() -> None:
        try:
            statuses.append(solver.solve(model))
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(POLL_S)
            while_waiting()
            if stop.is_set():
                solver.stop_search()
    finally:
        while thread.is_alive():
            solver.stop_search()
            thread.join(POLL_S)
    if failures:
        raise failures[0]
    return statuses[0]


def _bound(solver: cp_model.CpSolver) -> float:
    bound = solver.best_objective_bound
    return math.ceil(bound - ROUNDING) if math.isfinite(bound) else -math.inf


def _decisions(solver: cp_model.CpSolver, hospital: HospitalModel) -> Decisions:
    instance, empty = hospital.stays.instance, hospital.stays.empty
    is_so = solver.boolean_value
    day = np.full(instance.n_entries, NOT_ADMITTED, dtype=np.int32)
    room, theatre, surgeon = (np.zeros_like(day) for _ in range(3))
    nurse = empty.nurse.copy()
    for (patient, when, where), stay in hospital.stays.in_bed.items():
        if is_so(stay):
            day[patient], room[patient] = when, where
    for (patient, _, who, where), case in hospital.operations.case.items():
        if is_so(case):
            surgeon[patient], theatre[patient] = who, where
    for (where, shift, who), given in hospital.given.items():
        if is_so(given):
            nurse[where, shift] = who
    return Decisions(day, room, theatre, surgeon, nurse)
