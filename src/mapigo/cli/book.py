"""``mapigo book``: dates for one patient, while the patient is on the telephone."""

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

__all__ = ["EXAMPLES", "book"]

EXAMPLES = examples(
    "mapigo book heart-centre/ plan.json P0007",
    "mapigo book heart-centre/ plan.json P0007 --today 2027-01-06 --on 2027-01-14",
    "mapigo book heart-centre/ plan.json P0007 --take 2 --out plan-2.json",
)


def book(
    source: Input,
    plan_path: PlanFile,
    patient: Annotated[
        str,
        typer.Argument(
            metavar="PATIENT",
            help="The id of a patient on the waiting list, booked or not.",
            show_default=False,
        ),
    ],
    top: Top = 5,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DAY",
            help="The first day of admission to offer, a date or a number.",
            show_default=False,
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DAY",
            help="The last day of admission to offer.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DAY",
            help="The day that the patient wants: whether it can be, and what it "
            "does, or why not, and the nearest dates.",
            show_default=False,
        ),
    ] = None,
    today: Today = None,
    take: Take = None,
    out: OutPlan = None,
    as_json: Json = False,
) -> None:
    """Offer the best dates to one patient.

    One offer for each date: free places, and places of patients who would move, with
    the effect on others and on the cost. Each holds every hard rule that the plan
    holds, and the pins; nobody who comes within the policy's freeze window moves. The
    exit code is 1 if there is no date, or not the one that the patient wants.
    """
    from mapigo.app.booking import offer_dates, offers_as_json
    from mapigo.app.taking import check_taking, taken, write_taken
    from mapigo.cli.inputs import read_inputs
    from mapigo.cli.offered_dates import print_offers
    from mapigo.cli.plan_in_force import tell_if_broken
    from mapigo.cli.terminal import print_json, say

    check_taking(take, out, source, plan_path)
    problem, plan = read_inputs(source, plan_path)
    tell_if_broken(problem, plan)
    offers = offer_dates(
        problem, plan, patient, top=top, today=today, first=first, last=last, on=on
    )
    is_taken = out is not None and (on is None or offers.is_yes)
    if is_taken and take is not None and out is not None:
        write_taken(taken(offers.offers, take), plan, problem, source, out)
    if as_json:
        print_json(offers_as_json(offers))
    else:
        print_offers(offers)
        if is_taken:
            say(f"Offer {take} is taken in {out}.")
        elif out is not None:
            say("Nothing is taken: to take one of the nearest dates, leave out --on.")
    if not offers.is_yes:
        raise typer.Exit(ExitCode.INFEASIBLE)
