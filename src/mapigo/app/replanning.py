"""Replan from files: read what happened, plan anew, write what changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mapigo.app.booking_values import booking_as_json
from mapigo.app.listing import day_of
from mapigo.app.outputs import check_apart, check_folder, check_holds_none_of
from mapigo.app.summaries import score_as_json
from mapigo.formats import (
    REPLAN_FILES,
    read_events,
    read_plan,
    read_problem,
    write_replan_folder,
)
from mapigo.replan import Replanned, ReplanOptions, replan
from mapigo.report import difference_page
from mapigo.solver import Progress

__all__ = ["ReplanRequest", "replan_and_write", "replanned_as_json"]


@dataclass(frozen=True, slots=True)
class ReplanRequest:
    """What to replan, and the folder to write.

    ``today`` is a date or a number, in place of that of the options.
    """

    source: Path
    plan: Path
    events: Path
    out: Path
    today: str | None = None
    options: ReplanOptions = field(default_factory=ReplanOptions)


def replan_and_write(
    request: ReplanRequest,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_writing: Callable[[], None] | None = None,
    stop: threading.Event | None = None,
) -> Replanned:
    """Read, replan, and write the folder: centre, plan, and difference.

    Parameters
    ----------
    request
        What to replan and where to write.
    on_progress, stop
        To be told how it goes, and to end it early with the best plan so far.
    on_writing
        Called once, before the folder is written.

    Raises
    ------
    InputError
        With every fault of an input.
    OutputError
        When the folder cannot be written.
    SolverError
        When the planner cannot treat the problem.
    """
    sources = [request.source, request.plan, request.events]
    check_apart(sources, [request.out])
    check_holds_none_of(request.out, sources)
    check_folder(request.out, REPLAN_FILES)
    problem = read_problem(request.source)
    plan = read_plan(request.plan, problem)
    events = read_events(request.events, problem)
    options = request.options
    if request.today is not None:
        options = replace(options, today=day_of(problem, request.today))
    answer = replan(problem, plan, events, options, on_progress=on_progress, stop=stop)
    if on_writing:
        on_writing()
    write_replan_folder(
        request.out,
        answer.problem,
        answer.plan,
        replanned_as_json(answer),
        difference_page(answer),
    )
    return answer


def replanned_as_json(answer: Replanned) -> dict[str, Any]:
    """Return the answer as plain values, ready for JSON."""
    calendar = answer.problem.centre.calendar
    first_s = answer.first_feasible_s
    return {
        "events": list(answer.sentences),
        "before": score_as_json(answer.score_before),
        "after": score_as_json(answer.score),
        "changes": [
            {
                "patient": change.patient,
                "kind": change.kind.value,
                "before": booking_as_json(change.before, calendar),
                "after": booking_as_json(change.after, calendar),
                "reason": change.reason,
                "cost_change": change.cost_change,
            }
            for change in answer.difference.changes
        ],
        "freeze_holds": answer.freeze_holds,
        "nurse_changes": answer.difference.n_nurse_changes,
        "changes_are_free": answer.changes_are_free,
        "seconds": round(answer.seconds, 3),
        "first_feasible_s": None if first_s is None else round(first_s, 3),
    }
