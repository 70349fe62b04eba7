"""``mapigo example benchmark-hospital``: a hospital as large as one wishes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapigo.cli.options import Quiet, Seed, examples
from mapigo.cli.terminal import say

__all__ = ["EXAMPLES", "benchmark_hospital"]

EXAMPLES = examples(
    "mapigo example benchmark-hospital eight-weeks.json",
    "mapigo example benchmark-hospital full.json --days 28 --patients 500 "
    "--bed-demand 1.5",
    "mapigo plan eight-weeks.json --time 600",
)


def benchmark_hospital(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="The IHTC instance to write.", show_default=False
        ),
    ],
    n_days: Annotated[
        int,
        typer.Option("--days", metavar="N", help="Days to plan, from 7 to 366."),
    ] = 56,
    n_patients: Annotated[
        int,
        typer.Option(
            "--patients",
            metavar="N",
            help="Patients on the waiting list, at most 20,000; rooms, theatres and "
            "staff grow with them.",
        ),
    ] = 1300,
    seed: Seed = 1,
    bed_demand: Annotated[
        float,
        typer.Option(
            "--bed-demand",
            metavar="RATIO",
            help="Bed-days needed per bed-day there is, from 0.1 to 10.",
        ),
    ] = 1.1,
    surgeon_demand: Annotated[
        float,
        typer.Option(
            "--surgeon-demand",
            metavar="RATIO",
            help="Minutes of cases per minute of surgeons, from 0.1 to 10.",
        ),
    ] = 1.15,
    mandatory_share: Annotated[
        float,
        typer.Option(
            "--mandatory",
            metavar="SHARE",
            help="Patients who must be admitted, from 0 to 1; never more than fit.",
        ),
    ] = 0.35,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that exists.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a hospital in the proportions of the benchmark.

    It is synthetic: no patient in it exists. The same seed writes the same hospital.
    """
    from mapigo.app.examples import (
        check_example_file,
        make_example,
        write_example_file,
    )

    check_example_file(file, force=force)
    problem = make_example(
        "benchmark-hospital",
        n_days=n_days,
        n_patients=n_patients,
        seed=seed,
        bed_demand=bed_demand,
        surgeon_demand=surgeon_demand,
        mandatory_share=mandatory_share,
    )
    write_example_file(problem, file)
    if not quiet:
        centre, entries = problem.centre, problem.waiting_list
        n_mandatory = sum(entry.mandatory for entry in entries)
        say(
            f"Wrote {file}: {len(centre.theatres)} theatres, {len(centre.rooms)} "
            f"rooms, {len(centre.surgeons)} surgeons, {len(centre.nurses)} nurses, "
            f"{len(entries):,} patients waiting, {n_mandatory:,} of them mandatory, "
            f"{centre.calendar.n_days} days."
        )
        say(f"Plan it: mapigo plan {file}")
