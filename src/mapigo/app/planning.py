"""Make a plan for a problem."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mapigo.domain import PlanningProblem
from mapigo.solver import Progress, SolveOptions, SolveResult, solve

__all__ = ["plan_problem"]


def plan_problem(
    problem: PlanningProblem,
    options: SolveOptions,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> SolveResult:
    """Search for the best plan, and score it by the rules as they are written.

    Parameters
    ----------
    problem
        What to plan.
    options
        Time limit, threads and seed.
    on_progress
        Called with the state of the search several times a second.
    stop
        Set it to end the search early; the best plan so far is returned.

    Returns
    -------
    SolveResult
        The plan with its score, whether it is feasible or not.

    Raises
    ------
    SolverError
        When the planner cannot treat the problem.
    """
    return solve(problem, options, on_progress=on_progress, stop=stop)
