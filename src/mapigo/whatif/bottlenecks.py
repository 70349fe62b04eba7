"""Bottlenecks: what one more of something would bring, by solving with it."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Sequence

from mapigo.domain import Plan, PlanningProblem
from mapigo.whatif.apply_changes import apply_changes
from mapigo.whatif.bottleneck import Bottleneck, Bottlenecks
from mapigo.whatif.candidate import chosen
from mapigo.whatif.candidates import candidates
from mapigo.whatif.figure import Figure, Measure
from mapigo.whatif.measures import (
    ADMITTED,
    COST,
    MEAN_WAIT,
    VIOLATIONS,
    Values,
    patient_values,
)
from mapigo.whatif.noise import spread_within, t_quantile
from mapigo.whatif.trials import TrialOptions, Work, run_trials

__all__ = ["bottlenecks"]

AS_IT_IS = "as it is"
MEASURES = (ADMITTED, MEAN_WAIT, COST, VIOLATIONS)


def bottlenecks(
    problem: PlanningProblem,
    plan: Plan,
    options: TrialOptions | None = None,
    *,
    most: int = 10,
    on_progress: Callable[[Work], None] | None = None,
    stop: threading.Event | None = None,
) -> Bottlenecks | None:
    """Return what one more of the fullest things would bring.

    Parameters
    ----------
    problem, plan
        The hospital, and the plan that tells how full things are.
    options
        Time and seeds of each search, and where it begins.
    most
        How many things to try.
    on_progress
        Called about twice a second.
    stop
        When set from elsewhere, the seeds done so far are compared.

    Returns
    -------
    Bottlenecks or None
        ``None`` if it was stopped before everything was tried with one seed.
    """
    options = options or TrialOptions(time_limit_s=3.0, n_seeds=2)
    begun_s = time.monotonic()
    found = candidates(problem, plan)
    tried = chosen(found, most)
    problems = {AS_IT_IS: problem} | {
        one.label: apply_changes(problem, one.changes).problem for one in tried
    }
    done = run_trials(problems, plan, options, on_progress=on_progress, stop=stop)
    if not done:
        return None
    values = {
        name: [
            patient_values(problems[name], results[name].plan, plan, problem.policy)
            for results in done
        ]
        for name in problems
    }
    margins = _margins(list(values.values()))
    rows = [
        Bottleneck(one, _figures(values[AS_IT_IS], values[one.label], margins))
        for one in tried
    ]
    return Bottlenecks(
        rows=tuple(sorted(rows, key=_rank)),
        not_tried=tuple(one for one in found if one not in tried),
        seeds=tuple(range(1, len(done) + 1)),
        n_seeds_asked=options.n_seeds,
        from_plan=options.goes_on_from_plan(problem),
        seconds=time.monotonic() - begun_s,
    )


def _margins(sides: Sequence[Sequence[Values]]) -> dict[Measure, float | None]:
    """Return how far off any difference from the hospital as it is may be.

    Few seeds tell little of the noise of one side, but all sides together tell enough,
    since chance makes about the same of each. All rows are to hold at once.
    """
    margins: dict[Measure, float | None] = {}
    for measure in MEASURES:
        if measure not in sides[0][0]:
            continue
        groups = [[values[measure] for values in side] for side in sides]
        spread, n_free = spread_within(groups)
        n_rows = max(1, len(sides) - 1)
        margins[measure] = (
            t_quantile(n_free, n_rows) * spread * math.sqrt(2 / len(groups[0]))
            if n_free
            else None
        )
    return margins


def _figures(
    before: Sequence[Values],
    after: Sequence[Values],
    margins: dict[Measure, float | None],
) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            measure,
            tuple(values[measure] for values in before),
            tuple(values[measure] for values in after),
            margin,
        )
        for measure, margin in margins.items()
    )


def _rank(row: Bottleneck) -> tuple[bool, float, float]:
    by_measure = {figure.measure: figure for figure in row.figures}
    violations, cost = by_measure[VIOLATIONS], by_measure[COST]
    return not row.is_clear, violations.difference, cost.difference
