"""``mapigo plan``: from a file to a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import (
    Engine,
    Input,
    Json,
    Published,
    Quiet,
    Seconds,
    Seed,
    Threads,
    check_steps,
    examples,
)

__all__ = ["EXAMPLES", "plan"]

EXAMPLES = examples(
    "mapigo plan i17.json",
    "mapigo plan heart-centre/ --time 120 --report plan.html",
    "mapigo plan i17.json --bound",
    "mapigo plan heart-centre/ --published monday.json --out tuesday.json",
    "mapigo plan i17.json --seed 7 --out monday.json --quiet --json",
    "mapigo plan i17.json --engine tcp://scheduler:8786 --threads 16",
)

LONGEST_BOUND_S = 30.0


def plan(
    source: Input,
    time_limit_s: Seconds = 60.0,
    n_threads: Threads = 2,
    seed: Seed = 1,
    engine: Engine = "threads",
    n_steps: Annotated[
        int | None,
        typer.Option(
            "--steps",
            metavar="N",
            help="Make this many proposals on each thread, however long it takes; "
            "the same seed and number of threads then give the same plan.",
            callback=check_steps,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="PLAN",
            help="Where to write the plan; without it, INPUT's name with "
            "-plan.json, in this folder. An older plan there is replaced.",
            show_default=False,
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            "-r",
            metavar="HTML",
            help="Also write the plan as one page to read and print.",
            show_default=False,
        ),
    ] = None,
    plan_format: Annotated[
        Literal["ihtc", "mapigo", "csv"] | None,
        typer.Option(
            "--format",
            help="How to write the plan; csv is a folder of tables. Without it, ihtc "
            "for an IHTC instance, mapigo for a centre folder.",
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    with_bound: Annotated[
        bool,
        typer.Option(
            "--bound",
            help="Also tell how far from the best possible the plan can be. Takes up "
            "to as long again as --time, at most about 30 seconds.",
        ),
    ] = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Plan a hospital: admissions, theatres, rooms and nurses.

    A bar shows the progress; where there is no terminal, each line on stderr is a
    JSON object. Ctrl-C ends the search early and keeps the best plan found so far; a
    second one, more than a second later, leaves without a plan. Once the plan is
    written, Ctrl-C ends the work on the bound.
    """
    from mapigo.cli.progress import display_for

    with display_for(quiet=quiet) as display:
        from mapigo.app.planning import PlanRequest
        from mapigo.cli.planning import plan_with_display
        from mapigo.formats import PlanFormat

        request = PlanRequest(
            source=source,
            out=out or default_plan_path(source, plan_format),
            report=report,
            plan_format=PlanFormat(plan_format) if plan_format else None,
            time_limit_s=time_limit_s,
            n_threads=n_threads,
            seed=seed,
            n_steps=n_steps,
            engine=engine,
            published=published,
            bound_time_s=min(time_limit_s, LONGEST_BOUND_S) if with_bound else None,
        )
        planned = plan_with_display(request, display)
    from mapigo.cli.plan_summary import print_plan_summary, print_plan_summary_json

    if as_json:
        print_plan_summary_json(planned)
    elif not quiet:
        print_plan_summary(planned)
    if not planned.result.score.is_feasible:
        raise typer.Exit(ExitCode.INFEASIBLE)


def default_plan_path(source: Path, plan_format: str | None) -> Path:
    """Return ``<input>-plan.json`` in the current folder, or a folder for tables."""
    source = source.resolve()
    stem = source.name if source.is_dir() else source.stem
    return Path(f"{stem}-plan" if plan_format == "csv" else f"{stem}-plan.json")
