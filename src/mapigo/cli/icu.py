"""``mapigo icu``: the beds of the ICU this morning, and what could be done."""

from __future__ import annotations

from typing import Annotated

import typer

from mapigo.cli.options import Input, Json, PlanFile, examples

__all__ = ["EXAMPLES", "icu"]

EXAMPLES = examples(
    "mapigo icu heart-centre/ plan.json --at 2027-01-06",
    "mapigo icu heart-centre/ plan.json --at 2 --unit icu --unit step_down",
)


def icu(
    source: Input,
    plan_path: PlanFile,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="DAY",
            help="The day, as a date or a number; without it day 0, the first.",
            show_default=False,
        ),
    ] = None,
    units: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            metavar="POOL",
            help="A pool of beds, once or more; without it the ICUs by name.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the ICU as the day begins: beds, people, choices.

    Beds tonight and tomorrow night, as planned and by chance; who could step down
    today and what that changes; who loses least by waiting. It counts beds and days:
    who is well enough to leave, it does not know.
    """
    from mapigo.app.icu_beds import icu_as_json, icu_at
    from mapigo.cli.icu_page import print_icu
    from mapigo.cli.inputs import read_inputs
    from mapigo.cli.plan_in_force import tell_if_broken
    from mapigo.cli.terminal import print_json

    problem, plan = read_inputs(source, plan_path)
    tell_if_broken(problem, plan)
    desk = icu_at(problem, plan, at, units or ())
    if as_json:
        print_json(icu_as_json(desk))
    else:
        print_icu(desk)
