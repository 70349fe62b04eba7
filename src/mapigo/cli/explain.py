"""``mapigo explain``: why here, why not there."""

from __future__ import annotations

from typing import Annotated

import typer

from mapigo.cli.options import Input, Json, PlanFile, Published, examples

__all__ = ["EXAMPLES", "explain"]

EXAMPLES = examples(
    "mapigo explain i17.json i17-plan.json p42",
    "mapigo explain heart-centre/ heart-centre-plan.json P0007 --top 10",
    "mapigo explain heart-centre/ tuesday.json P0007 --published monday.json",
)


def _check_top(top: int) -> int:
    if top >= 1:
        return top
    msg = f"expected at least 1, not {top}."
    raise typer.BadParameter(msg)


def explain(
    source: Input,
    plan_path: PlanFile,
    patient: Annotated[
        str,
        typer.Argument(
            metavar="PATIENT",
            help="The id of a patient on the waiting list.",
            show_default=False,
        ),
    ],
    top: Annotated[
        int,
        typer.Option(
            "--top",
            metavar="N",
            help="How many of the best other options to show.",
            callback=_check_top,
        ),
    ] = 5,
    published: Published = None,
    as_json: Json = False,
) -> None:
    """Explain why the plan treats a patient as it does.

    For a patient admitted: every rule's part of the cost, and the next best options.
    For a patient not admitted: why each day refuses.
    """
    from mapigo.app.checking import with_published
    from mapigo.app.explaining import explain as explain_in_plan
    from mapigo.cli.explanation import explanation_as_json, print_explanation
    from mapigo.cli.terminal import print_json
    from mapigo.formats import read_plan, read_problem

    problem = with_published(read_problem(source), published)
    plan = read_plan(plan_path, problem)
    explanation = explain_in_plan(problem, plan, patient, top)
    if as_json:
        print_json(explanation_as_json(explanation))
    else:
        print_explanation(explanation, problem.centre.calendar)
