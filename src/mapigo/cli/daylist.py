"""``mapigo daylist``: the operating lists of a day."""

from __future__ import annotations

from typing import Annotated

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import Input, Json, PlanFile, SecondsPerDay, examples

__all__ = ["EXAMPLES", "daylist"]

EXAMPLES = examples(
    "mapigo daylist heart-centre/ heart-centre-plan.json",
    "mapigo daylist heart-centre/ heart-centre-plan.json 2027-01-06",
    "mapigo daylist heart-centre/ heart-centre-plan.json --all --json > lists.json",
)


def daylist(
    source: Input,
    plan_path: PlanFile,
    day: Annotated[
        str | None,
        typer.Argument(
            metavar="DAY",
            help="A date, or the number of a day; without it day 0, the first.",
            show_default=False,
        ),
    ] = None,
    every_day: Annotated[
        bool, typer.Option("--all", help="Every day with a case, instead of one.")
    ] = False,
    time_limit_s: SecondsPerDay = 5.0,
    as_json: Json = False,
) -> None:
    """Put the cases of a day in order: who comes when and where.

    No surgeon, team or theatre is in two cases at once, and nobody leaves the theatre
    before the bed in the ICU is ready. For each list: when it is expected to end, by
    when it ends nine days in ten, and the chance that it runs past its session. The
    exit code is 1 if a list ends after its planned end even as planned.
    """
    from mapigo.app.listing import day_of, list_days
    from mapigo.cli.day_lists import days_as_json, print_days
    from mapigo.cli.interruption import Interruption
    from mapigo.cli.terminal import print_json
    from mapigo.formats import read_plan, read_problem

    if every_day and day is not None:
        msg = "every day is listed: leave out DAY."
        raise typer.BadParameter(msg, param_hint="'--all'")
    problem = read_problem(source)
    if every_day:
        days = list(range(problem.centre.calendar.n_days))
    else:
        days = [day_of(problem, day or "0")]
    plan = read_plan(plan_path, problem)
    with Interruption() as interruption:
        listed = list_days(
            problem, plan, days, time_limit_s=time_limit_s, stop=interruption.stop
        )
    if every_day:
        listed = tuple(one for one in listed if one.day_list.lists)
    if as_json:
        print_json(days_as_json(problem, listed))
    else:
        print_days(problem, listed)
    if not all(one.day_list.fits for one in listed):
        raise typer.Exit(ExitCode.INFEASIBLE)
