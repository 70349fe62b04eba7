"""``mapigo explain``: why here, why not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapigo.cli.options import (
    Input,
    Json,
    PlanFile,
    Published,
    Quiet,
    Today,
    Top,
    examples,
)

if TYPE_CHECKING:
    from mapigo.domain import Plan, PlanningProblem

__all__ = ["EXAMPLES", "explain"]

EXAMPLES = examples(
    "mapigo explain i17.json i17-plan.json p42",
    "mapigo explain heart-centre/ heart-centre-plan.json P0007 --top 10",
    "mapigo explain heart-centre/ tuesday.json P0007 --published monday.json",
    "mapigo explain heart-centre/ plan.json P0007 --today 2027-01-06",
    "mapigo explain heart-centre/ heart-centre-plan.json --all --csv explained.csv",
)


def explain(
    source: Input,
    plan_path: PlanFile,
    patient: Annotated[
        str | None,
        typer.Argument(
            metavar="PATIENT",
            help="The id of a patient on the waiting list; none with --all.",
            show_default=False,
        ),
    ] = None,
    everybody: Annotated[
        bool,
        typer.Option(
            "--all", help="Explain everybody on the waiting list, one line each."
        ),
    ] = False,
    top: Top = 5,
    csv_path: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            metavar="FILE",
            help="With --all: write the lines as a table to this file.",
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    today: Today = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Explain why the plan treats a patient as it does.

    For a patient admitted: every rule's part of the cost, and the next best options.
    For a patient not admitted: why each day refuses, and the cheapest way in. Options
    may be such that another patient gives way, which is then said. With --today,
    nobody moves who has come, no option is past, and changes have their price.
    """
    from mapigo.app.explaining import on_day
    from mapigo.app.outputs import check_apart, check_file
    from mapigo.cli.inputs import read_inputs
    from mapigo.cli.plan_in_force import tell_if_broken

    _check_question(patient, csv_path, everybody=everybody)
    if csv_path is not None:
        check_apart([source, plan_path], [csv_path])
        check_file(csv_path)
    problem, plan = read_inputs(source, plan_path, published)
    tell_if_broken(problem, plan)
    problem = on_day(problem, plan, today)
    if patient is not None:
        _explain_one(problem, plan, patient, top, as_json=as_json)
    else:
        _explain_all(problem, plan, top, csv_path, as_json=as_json, quiet=quiet)


def _check_question(
    patient: str | None, csv_path: Path | None, *, everybody: bool
) -> None:
    if everybody and patient is not None:
        msg = "give either the id of a patient or --all, not both."
        raise typer.BadParameter(msg, param_hint="'--all'")
    if not everybody and patient is None:
        msg = "give the id of a patient on the waiting list, or --all for everybody."
        raise typer.BadParameter(msg, param_hint="'PATIENT'")
    if csv_path is not None and not everybody:
        msg = "the table is of all patients: give --all too, or leave out --csv."
        raise typer.BadParameter(msg, param_hint="'--csv'")


def _explain_one(
    problem: PlanningProblem, plan: Plan, patient: str, top: int, *, as_json: bool
) -> None:
    from mapigo.app.explaining import explain as explain_in_plan
    from mapigo.cli.explanation import explanation_as_json, print_explanation
    from mapigo.cli.terminal import print_json

    explanation = explain_in_plan(problem, plan, patient, top)
    if as_json:
        print_json(explanation_as_json(explanation))
    else:
        print_explanation(explanation, problem.centre.calendar)


def _explain_all(
    problem: PlanningProblem,
    plan: Plan,
    top: int,
    csv_path: Path | None,
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    from mapigo.app.explained_table import write_explained
    from mapigo.cli.count_bar import count_bar
    from mapigo.cli.explained_patients import explanations_as_json, print_explanations
    from mapigo.cli.terminal import print_json, say
    from mapigo.explain import explain_all

    calendar = problem.centre.calendar
    with count_bar("explaining", quiet=quiet) as count:
        explanations = explain_all(problem, plan, top, count)
    if csv_path is not None:
        write_explained(csv_path, explanations, calendar)
    if as_json:
        print_json(explanations_as_json(explanations))
    elif quiet:
        return
    elif csv_path is not None:
        say(f"Wrote {csv_path}: {len(explanations):,} patients.")
    else:
        print_explanations(explanations, calendar)
