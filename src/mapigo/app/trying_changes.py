"""Try a change before making it: what it would bring, and how sure that is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

from mapigo.app.summaries import score_as_json
from mapigo.domain import Plan, PlanningProblem
from mapigo.whatif import (
    Comparison,
    Figure,
    Side,
    TrialOptions,
    Work,
    read_changes,
    what_if,
)

__all__ = ["compare", "comparison_as_json", "figure_as_json"]


def compare(
    problem: PlanningProblem,
    plan: Plan,
    asked: Iterable[tuple[str, str]],
    options: TrialOptions | None = None,
    *,
    on_progress: Callable[[Work], None] | None = None,
    stop: threading.Event | None = None,
) -> Comparison | None:
    """Return what changes would bring that are asked for in words.

    Parameters
    ----------
    problem, plan
        The hospital as it is, and the plan that people know.
    asked
        Pairs such as ``("close", "theatre:OT2:2026-12-01")``; the words are ``close``,
        ``add``, ``absent`` and ``set``.
    options
        Time, seeds, threads, and where the searches begin.
    on_progress, stop
        To be told how it goes, and to end it early with what is done.

    Raises
    ------
    InputError
        With every fault of every change, or when no change is asked for.
    """
    changes = read_changes(problem, asked)
    return what_if(problem, plan, changes, options, on_progress=on_progress, stop=stop)


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain values, ready for JSON."""
    return {
        "changes": list(comparison.sentences),
        "as_it_is": _side(comparison.as_it_is),
        "changed": _side(comparison.changed),
        "figures": [figure_as_json(figure) for figure in comparison.figures],
        "loads": [figure_as_json(figure) for figure in comparison.loads],
        "from_plan": comparison.from_plan,
        "seeds": list(comparison.seeds),
        "seeds_asked": comparison.n_seeds_asked,
        "seconds": round(comparison.seconds, 3),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "infeasible_plans": side.n_infeasible,
        "best": score_as_json(side.best),
    }


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """Return a figure of both sides as plain values."""
    measure = figure.measure
    return {
        "name": measure.name,
        "subject": measure.subject,
        "label": measure.label,
        "as_it_is": [round(value, 3) for value in figure.before],
        "changed": [round(value, 3) for value in figure.after],
        "difference": round(figure.difference, 3),
        "margin": None if figure.margin is None else round(figure.margin, 3),
        "verdict": figure.verdict.value,
        "better": figure.is_better,
    }
