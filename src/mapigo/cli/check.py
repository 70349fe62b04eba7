"""``mapigo check``: does a plan hold, and what does it cost."""

from __future__ import annotations

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import Input, Json, PlanFile, Published, examples
from mapigo.cli.terminal import print_json, results, say

__all__ = ["EXAMPLES", "check"]

EXAMPLES = examples(
    "mapigo check i17.json i17-plan.json",
    "mapigo check heart-centre/ heart-centre-plan.json --json",
    "mapigo check heart-centre/ tuesday.json --published monday.json",
)


def check(
    source: Input,
    plan_path: PlanFile,
    published: Published = None,
    as_json: Json = False,
) -> None:
    """Check a plan: every rule, its cost, and what it means.

    The plan may come from anywhere, and may be infeasible. The exit code is 0 for a
    feasible plan and 1 for an infeasible one.
    """
    from mapigo.app.checking import check_plan
    from mapigo.app.outcomes import outcomes_as_json, plan_outcomes
    from mapigo.app.summaries import (
        admissions,
        score_as_json,
        score_by_place_as_json,
    )
    from mapigo.cli.inputs import read_inputs
    from mapigo.cli.left_out import left_out
    from mapigo.cli.outcome_lines import outcome_lines
    from mapigo.cli.score_table import feasibility, score_table

    problem, plan = read_inputs(source, plan_path, published)
    score = check_plan(problem, plan)
    people = admissions(problem, plan)
    if as_json:
        value = score_as_json(score) | score_by_place_as_json(score)
        value["mandatory_not_admitted"] = list(people.left_out)
        value["outcomes"] = outcomes_as_json(plan_outcomes(problem, plan))
        print_json(value)
    else:
        results().print(score_table(score.by_rule))
        say()
        say(feasibility(score))
        for line in left_out(people, source, plan_path):
            say(line)
        say()
        for line in outcome_lines(plan_outcomes(problem, plan)):
            say(line)
    if not score.is_feasible:
        raise typer.Exit(ExitCode.INFEASIBLE)
