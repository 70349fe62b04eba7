"""What came of planning, as a short table or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mapigo.app.outcomes import outcomes_as_json
from mapigo.app.provenance import peak_memory_mb
from mapigo.app.summaries import score_as_json
from mapigo.cli.bound_sentence import bound_sentence
from mapigo.cli.left_out import left_out
from mapigo.cli.outcome_lines import outcome_lines
from mapigo.cli.score_table import feasibility, score_table
from mapigo.cli.terminal import print_json, results, say
from mapigo.version import __version__

if TYPE_CHECKING:
    from mapigo.app.planning import Planned
    from mapigo.solver import SolveResult

__all__ = ["plan_summary", "print_plan_summary", "print_plan_summary_json"]


def print_plan_summary(planned: Planned) -> None:
    """Print whether it is feasible, who is admitted, the cost by rule, and where."""
    score = planned.result.score
    say(feasibility(score))
    for line in left_out(
        planned.admissions, planned.request.source, planned.request.out
    ):
        say(line)
    say()
    counted = [line for line in score.by_rule if line.amount]
    if counted:
        results().print(score_table(counted))
        say()
    for line in _facts(planned):
        say(line)


def _facts(planned: Planned) -> Iterator[str]:
    result, request = planned.result, planned.request
    yield from outcome_lines(planned.outcomes)
    speed = f"{proposals_per_second(planned) / 1e6:.1f} million proposals a second"
    yield f"time      {result.seconds:.1f} s, {speed}{_ended_early(result)}"
    if planned.bound:
        yield f"bound     {bound_sentence(planned.bound, result.score)}"
    yield f"plan      {request.out}"
    if request.report:
        yield f"report    {request.report}"


def _ended_early(result: SolveResult) -> str:
    if result.workers_lost:
        return ", then the engine's workers were lost and the search ended"
    if result.interrupted:
        return ", interrupted: this is the best plan found so far"
    return ""


def print_plan_summary_json(planned: Planned) -> None:
    """Print the summary as JSON."""
    print_json(plan_summary(planned))


def plan_summary(planned: Planned) -> dict[str, Any]:
    """Return the summary as plain values."""
    people, result, request = planned.admissions, planned.result, planned.request
    return {
        "input": str(request.source),
        "plan": str(request.out),
        "report": str(request.report) if request.report else None,
        **score_as_json(result.score),
        "waiting_list": people.n_waiting_list,
        "admitted": len(people.admitted),
        "waiting": len(people.not_admitted),
        "mandatory": people.n_mandatory,
        "mandatory_not_admitted": list(people.left_out),
        "outcomes": outcomes_as_json(planned.outcomes),
        **bound_as_json(planned),
        "interrupted": result.interrupted,
        "workers_lost": result.workers_lost or None,
        "seconds": round(result.seconds, 3),
        "compile_seconds": round(result.compile_seconds, 3),
        "first_feasible_s": result.first_feasible_s,
        "curve": [
            {"seconds": round(seconds, 3), "cost": cost}
            for seconds, cost in result.curve
        ],
        "proposals": result.n_proposals,
        "proposals_per_second": round(proposals_per_second(planned)),
        "time_limit_s": request.time_limit_s,
        "threads": request.n_threads,
        "seed": request.seed,
        "steps": request.n_steps,
        "engine": request.engine,
        "peak_memory_mb": round(peak_memory_mb(), 1),
        "version": __version__,
    }


def bound_as_json(planned: Planned) -> dict[str, Any]:
    """Return the bound and the gap to it, ``None`` where there is none."""
    bound, score = planned.bound, planned.result.score
    return {
        "lower_bound": bound.value if bound else None,
        "gap_to_bound_percent": bound.gap_percent(score.cost)
        if bound and score.is_feasible
        else None,
        "proven_infeasible": bound.is_infeasible if bound else False,
        "bound_seconds": round(bound.seconds, 3) if bound else None,
    }


def proposals_per_second(planned: Planned) -> float:
    """Return the speed of the search, all threads together."""
    result = planned.result
    return result.n_proposals / result.seconds if result.seconds > 0 else 0.0
