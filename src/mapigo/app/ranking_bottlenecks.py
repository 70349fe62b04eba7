"""Find what is short: what one more session, bed, nurse or team-day would bring."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from mapigo.app.trying_changes import figure_as_json
from mapigo.domain import Calendar, Plan, PlanningProblem
from mapigo.whatif import (
    Bottlenecks,
    Candidate,
    TrialOptions,
    Work,
    bottlenecks,
    change_text,
)

__all__ = ["bottlenecks_as_json", "find_bottlenecks"]


def find_bottlenecks(
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
        Time and seeds of each search.
    most
        How many things to try.
    on_progress, stop
        To be told how it goes, and to end it early with what is done.
    """
    return bottlenecks(
        problem, plan, options, most=most, on_progress=on_progress, stop=stop
    )


def bottlenecks_as_json(found: Bottlenecks, calendar: Calendar) -> dict[str, Any]:
    """Return bottlenecks as plain values, ready for JSON."""
    return {
        "rows": [
            {
                **_candidate(row.candidate, calendar),
                "clear": row.is_clear,
                "figures": [figure_as_json(figure) for figure in row.figures],
            }
            for row in found.rows
        ],
        "not_tried": [_candidate(one, calendar) for one in found.not_tried],
        "from_plan": found.from_plan,
        "seeds": list(found.seeds),
        "seeds_asked": found.n_seeds_asked,
        "seconds": round(found.seconds, 3),
    }


def _candidate(candidate: Candidate, calendar: Calendar) -> dict[str, Any]:
    texts = [change_text(change, calendar) for change in candidate.changes]
    return {
        "more": candidate.label,
        "kind": candidate.kind,
        "options": [f"--{word} {text}" for word, text in texts],
        "full": round(candidate.use_share, 3),
    }
