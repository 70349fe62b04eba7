"""What if: the hospital as it is and with changes, solved alike and compared."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import score_plan
from mapigo.solver import SolveResult
from mapigo.whatif.apply_changes import apply_changes
from mapigo.whatif.change import Change
from mapigo.whatif.comparison import Comparison, Side
from mapigo.whatif.figure import Figure
from mapigo.whatif.measures import Values, load_values, patient_values
from mapigo.whatif.trials import TrialOptions, Work, run_trials

__all__ = ["what_if"]

AS_IT_IS, CHANGED = "as it is", "changed"


def what_if(
    problem: PlanningProblem,
    plan: Plan,
    changes: Sequence[Change],
    options: TrialOptions | None = None,
    *,
    on_progress: Callable[[Work], None] | None = None,
    stop: threading.Event | None = None,
) -> Comparison | None:
    """Return what changes would bring, and how sure that is.

    Both hospitals are solved with the same time and the same seeds.

    Parameters
    ----------
    problem
        The hospital as it is. Where it has a plan in force, changed bookings have their
        price, and its freeze window holds on both sides.
    plan
        The plan that people know: who loses an admission or moves, does so against it.
    changes
        What is to be different.
    options
        Time, seeds, threads, and where the searches begin.
    on_progress
        Called about twice a second from the calling thread.
    stop
        When set from elsewhere, the seeds done so far are compared.

    Returns
    -------
    Comparison or None
        ``None`` if it was stopped before one seed was done on both sides.

    Raises
    ------
    InputError
        With every fault of the changes.
    SolverError
        When a hospital exceeds what the planner can hold.
    """
    options = options or TrialOptions()
    begun_s = time.monotonic()
    after = apply_changes(problem, changes)
    problems = {AS_IT_IS: problem, CHANGED: after.problem}
    done = run_trials(problems, plan, options, on_progress=on_progress, stop=stop)
    if not done:
        return None
    sides = {
        name: _side(problems[name], [results[name] for results in done])
        for name in problems
    }

    def figures(values: Callable[[PlanningProblem, Plan], Values]) -> list[Figure]:
        before, now = (
            [values(side.problem, found) for found in side.plans]
            for side in sides.values()
        )
        return [
            Figure.of_pairs(
                measure,
                [one[measure] for one in before],
                [one[measure] for one in now],
            )
            for measure in before[0]
            if all(measure in one for one in (*before, *now))
        ]

    return Comparison(
        sentences=after.sentences,
        as_it_is=sides[AS_IT_IS],
        changed=sides[CHANGED],
        figures=tuple(
            figures(lambda p, found: patient_values(p, found, plan, problem.policy))
        ),
        loads=tuple(figures(load_values)),
        seeds=tuple(range(1, len(done) + 1)),
        n_seeds_asked=options.n_seeds,
        from_plan=options.goes_on_from_plan(problem),
        seconds=time.monotonic() - begun_s,
    )


def _side(problem: PlanningProblem, results: Sequence[SolveResult]) -> Side:
    """Return a side; a search judges otherwise, since to it what holds is pinned."""
    plans = tuple(result.plan for result in results)
    return Side(problem, plans, tuple(score_plan(problem, plan) for plan in plans))
