"""Plan an input and write what comes out, interrupted or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapigo.cli.interruption import Interruption

if TYPE_CHECKING:
    import threading
    from pathlib import Path

    from mapigo.app.summaries import Admissions
    from mapigo.cli.progress import Display
    from mapigo.domain import PlanningProblem
    from mapigo.formats import PlanFormat
    from mapigo.solver import SolveResult

__all__ = ["PlanRequest", "Planned", "plan_and_write"]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What to plan, how long, and where to write what."""

    source: Path
    out: Path
    report: Path | None
    plan_format: PlanFormat | None
    time_limit_s: float
    n_threads: int
    seed: int
    n_steps: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of a request."""

    request: PlanRequest
    result: SolveResult
    admissions: Admissions


def plan_and_write(request: PlanRequest, display: Display) -> Planned:
    """Read, plan and write; every output is known to be writable before the search.

    Ctrl-C or SIGTERM during the search end it; the best plan so far is written.
    """
    from mapigo.app.summaries import admissions
    from mapigo.formats import PlanFormat, plan_format_of, read_problem
    from mapigo.formats.ihtc_limits import refuse_beyond_ihtc

    _check_outputs(request)
    problem = read_problem(request.source)
    plan_format = request.plan_format or plan_format_of(request.source)
    if plan_format is PlanFormat.IHTC:
        refuse_beyond_ihtc(problem)
    with Interruption() as interruption:
        result = _solve(request, problem, display, interruption.stop)
        interruption.finishing = True
        _write(request, problem, result, plan_format)
    if result.interrupted:
        display.note("interrupted: the best plan found so far was kept")
    return Planned(request, result, admissions(problem, result.plan))


def _check_outputs(request: PlanRequest) -> None:
    from mapigo.app.outputs import check_apart, check_file, check_folder
    from mapigo.formats import PlanFormat
    from mapigo.formats.plan_tables import PLAN_FILE, PLAN_TABLES

    reports = [request.report] if request.report else []
    check_apart([request.source], [request.out, *reports])
    if request.plan_format is PlanFormat.CSV:
        check_folder(
            request.out, known={PLAN_FILE, *(table.file for table in PLAN_TABLES)}
        )
    else:
        check_file(request.out)
    for report in reports:
        check_file(report)


def _solve(
    request: PlanRequest,
    problem: PlanningProblem,
    display: Display,
    stop: threading.Event,
) -> SolveResult:
    """Load the planner, which takes a second or two, and search."""
    from mapigo.app.planning import plan_problem
    from mapigo.solver import SolveOptions, kernels_are_cached

    if not kernels_are_cached():
        display.note("compiling the planner's kernels (once, about half a minute)")
    options = SolveOptions(
        request.time_limit_s, request.n_threads, request.seed, request.n_steps
    )
    return plan_problem(problem, options, on_progress=display.update, stop=stop)


def _write(
    request: PlanRequest,
    problem: PlanningProblem,
    result: SolveResult,
    plan_format: PlanFormat,
) -> None:
    from mapigo.formats import write_plan

    write_plan(result.plan, problem, request.out, plan_format=plan_format)
    if request.report:
        from mapigo.report import write_report

        write_report(problem, result.plan, result.score, request.report)
