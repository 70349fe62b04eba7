"""``mapigo backfill``: who fits into a slot that has become free."""

from __future__ import annotations

from typing import Annotated

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import (
    Input,
    Json,
    OutPlan,
    PlanFile,
    Take,
    Today,
    Top,
    examples,
)

__all__ = ["EXAMPLES", "backfill"]

EXAMPLES = examples(
    "mapigo backfill heart-centre/ plan.json --slot OT1:2027-01-06",
    "mapigo backfill heart-centre/ plan.json --slot CL1:2027-01-06:90 --notice 2",
    "mapigo backfill heart-centre/ plan.json --slot OT1:2 --take 1 --out plan-2.json",
)


def backfill(
    source: Input,
    plan_path: PlanFile,
    slot: Annotated[
        str,
        typer.Option(
            "--slot",
            metavar="THEATRE:DAY[:MINUTES]",
            help="The slot: a theatre, a day (a date or a number) and minutes; without "
            "minutes, all that are free.",
            show_default=False,
        ),
    ],
    top: Top = 10,
    notice_days: Annotated[
        int,
        typer.Option(
            "--notice",
            metavar="DAYS",
            min=0,
            help="Days from today to admission that a patient needs at least.",
        ),
    ] = 0,
    today: Today = None,
    take: Take = None,
    out: OutPlan = None,
    as_json: Json = False,
) -> None:
    """Find who could fill a freed slot: one patient, or a chain.

    Asked are those not admitted and those booked for a later day, who would come
    sooner; everybody else stays. A chain is shown where handing places on costs less
    than any single patient. Then who almost fits, and why not. The exit code is 1 if
    nobody fits.
    """
    from mapigo.app.backfilling import backfill_as_json, fill_slot
    from mapigo.app.taking import check_taking, taken, write_taken
    from mapigo.cli.filled_slot import print_backfill
    from mapigo.cli.inputs import read_inputs
    from mapigo.cli.plan_in_force import tell_if_broken
    from mapigo.cli.terminal import print_json, say

    check_taking(take, out, source, plan_path)
    problem, plan = read_inputs(source, plan_path)
    tell_if_broken(problem, plan)
    answer = fill_slot(
        problem, plan, slot, top=top, today=today, notice_days=notice_days
    )
    if take is not None and out is not None:
        write_taken(taken(answer.fillings, take), plan, problem, source, out)
    if as_json:
        print_json(backfill_as_json(answer))
    else:
        print_backfill(answer)
        if out is not None:
            say(f"Number {take} is taken in {out}.")
    if not answer.fillings:
        raise typer.Exit(ExitCode.INFEASIBLE)
