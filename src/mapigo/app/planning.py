"""Make a plan: know that it can be written, read, search, write plan and report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapigo.app.checking import with_published
from mapigo.app.outcomes import PlanOutcomes, plan_outcomes
from mapigo.app.outputs import check_apart, check_file, check_folder
from mapigo.app.summaries import Admissions, admissions
from mapigo.explain import unstaffed_pools
from mapigo.formats import PlanFormat, plan_format_of, read_problem, write_plan
from mapigo.formats.ihtc_limits import refuse_beyond_ihtc
from mapigo.formats.plan_tables import PLAN_FILE, PLAN_TABLES

if TYPE_CHECKING:
    import threading
    from pathlib import Path

    from mapigo.domain import PlanningProblem
    from mapigo.solver import Bound, Progress, SolveResult

__all__ = ["PlanRequest", "Planned", "Prepared", "plan_and_write", "prepare"]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What to plan, how long, and where to write what.

    ``published`` is the plan in force, if there is one. ``bound_time_s`` is how long to
    work on the least cost possible, once the plan is written; ``None``: not at all.
    """

    source: Path
    out: Path
    report: Path | None
    plan_format: PlanFormat | None
    time_limit_s: float
    n_threads: int
    seed: int
    n_steps: int | None = None
    engine: str = "threads"
    bound_time_s: float | None = None
    published: Path | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request whose input is read and whose outputs can be written.

    ``notes`` are sentences to tell before planning: what no plan can do.
    """

    request: PlanRequest
    problem: PlanningProblem
    plan_format: PlanFormat
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of a request.

    ``bound`` is ``None`` where none was asked for, or the search was interrupted.
    """

    request: PlanRequest
    result: SolveResult
    admissions: Admissions
    outcomes: PlanOutcomes
    bound: Bound | None = None


def prepare(request: PlanRequest) -> Prepared:
    """Check the outputs and read the input; all that can be refused is refused here.

    Raises
    ------
    InputError
        When the input is not a problem.
    OutputError
        When an output cannot be written, would replace the input, or has a format that
        cannot hold the plan.
    """
    _check_outputs(request)
    problem = with_published(read_problem(request.source), request.published)
    plan_format = request.plan_format or plan_format_of(request.source)
    if plan_format is PlanFormat.IHTC:
        refuse_beyond_ihtc(problem)
    notes = tuple(unstaffed_pools(problem))
    return Prepared(request, problem, plan_format, notes)


def plan_and_write(
    prepared: Prepared,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_writing: Callable[[], None] | None = None,
    stop: threading.Event | None = None,
) -> Planned:
    """Search for the best plan; write it, feasible or not, and the report.

    Parameters
    ----------
    prepared
        What ``prepare`` returned.
    on_progress
        Called with the state of the search several times a second.
    on_writing
        Called once, when the search is over and before anything is written.
    stop
        Set it to end the search early; the best plan so far is written. Set later, it
        ends the work on the bound.

    Raises
    ------
    SolverError
        When the planner cannot treat the problem.
    OutputError
        When an output can no longer be written.
    """
    # Loading the planner takes a second or two, which no refusal should wait for.
    from mapigo.solver import SolveOptions, solve

    request, problem = prepared.request, prepared.problem
    options = SolveOptions(
        request.time_limit_s,
        request.n_threads,
        request.seed,
        request.n_steps,
        request.engine,
    )
    result = solve(problem, options, on_progress=on_progress, stop=stop)
    if on_writing:
        on_writing()
    _write(prepared, result, stop)
    bound = _bound(prepared, on_progress, stop)
    people, means = (
        admissions(problem, result.plan),
        plan_outcomes(problem, result.plan),
    )
    return Planned(request, result, people, means, bound)


def _bound(
    prepared: Prepared,
    on_progress: Callable[[Progress], None] | None,
    stop: threading.Event | None,
) -> Bound | None:
    """Return the least cost possible, if asked for and nobody wants to stop."""
    from mapigo.solver import lower_bound

    time_limit_s = prepared.request.bound_time_s
    if time_limit_s is None or (stop and stop.is_set()):
        return None
    return lower_bound(
        prepared.problem, time_limit_s, on_progress=on_progress, stop=stop
    )


def _check_outputs(request: PlanRequest) -> None:
    reports = [request.report] if request.report else []
    inputs = [request.source, *([request.published] if request.published else [])]
    check_apart(inputs, [request.out, *reports])
    if request.plan_format is PlanFormat.CSV:
        known = {PLAN_FILE, *(table.file for table in PLAN_TABLES)}
        check_folder(request.out, known)
    else:
        check_file(request.out)
    for report in reports:
        check_file(report)


def _write(
    prepared: Prepared, result: SolveResult, stop: threading.Event | None
) -> None:
    request, problem = prepared.request, prepared.problem
    write_plan(result.plan, problem, request.out, plan_format=prepared.plan_format)
    if request.report:
        from mapigo.app.listing import lists_for_report
        from mapigo.report import write_report

        lists = lists_for_report(problem, result.plan, stop)
        write_report(
            problem, result.plan, result.score, request.report, day_lists=lists
        )
