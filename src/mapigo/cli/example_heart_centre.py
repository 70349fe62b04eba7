"""``mapigo example heart-centre``: a synthetic heart centre as tables."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from mapigo.cli.options import Quiet, Seed, examples
from mapigo.cli.terminal import say

__all__ = ["EXAMPLES", "heart_centre"]

EXAMPLES = examples(
    "mapigo example heart-centre my-centre/",
    "mapigo example heart-centre big/ --size 3 --weeks 6 --seed 2",
    "mapigo plan my-centre/ --report plan.html",
)


def heart_centre(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="The centre folder to write.", show_default=False
        ),
    ],
    weeks: Annotated[
        int,
        typer.Option("--weeks", metavar="N", help="Weeks to plan, from 1 to 12."),
    ] = 4,
    seed: Seed = 1,
    size: Annotated[
        float,
        typer.Option(
            "--size",
            metavar="FACTOR",
            help="1 is a centre of 4 operating theatres, a hybrid and 4 cath labs; "
            "10, the largest, is ten times that; 0.2 is the smallest.",
        ),
    ] = 1.0,
    n_waiting: Annotated[
        int | None,
        typer.Option(
            "--waiting",
            metavar="N",
            help="Patients on the waiting list, at most 30,000; without it, as many "
            "as fit the size.",
            show_default=False,
        ),
    ] = None,
    start: Annotated[
        datetime | None,
        typer.Option(
            "--start",
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="First day of the plan, like 2026-12-07.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace the tables in a folder that exists."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write an example heart centre as tables to edit.

    It is synthetic: no patient in it exists. The same seed writes the same centre.
    """
    from mapigo.app.examples import check_example_folder, make_example, write_example

    check_example_folder(folder, force=force)
    problem = make_example(
        "heart-centre",
        weeks=weeks,
        seed=seed,
        size=size,
        n_waiting=n_waiting,
        start_date=start.date() if start else None,
    )
    write_example(problem, folder)
    if not quiet:
        centre = problem.centre
        say(
            f"Wrote {folder}: {len(centre.theatres)} theatres, {len(centre.rooms)} "
            f"rooms, {len(centre.surgeons)} surgeons, {len(centre.nurses)} nurses, "
            f"{len(problem.waiting_list):,} patients waiting, "
            f"{centre.calendar.n_days} days."
        )
        say(f"Plan it: mapigo plan {folder} --report plan.html")
