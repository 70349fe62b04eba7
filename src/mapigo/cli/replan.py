"""``mapigo replan``: what happened, and a plan that changes little."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import (
    Input,
    Json,
    PlanFile,
    Quiet,
    Seed,
    Threads,
    examples,
)

__all__ = ["EXAMPLES", "replan"]

EXAMPLES = examples(
    "mapigo replan heart-centre/ plan.json events.csv",
    "mapigo replan heart-centre/ plan.json events.jsonl --today 2027-01-06 --out wed/",
    "mapigo replan wed/centre wed/plan.json more.csv --today 2027-01-06 --out wed2/",
)


def replan(
    source: Input,
    plan_path: PlanFile,
    events: Annotated[
        Path,
        typer.Argument(
            metavar="EVENTS",
            help="What happened: a CSV table, or JSON lines.",
            show_default=False,
        ),
    ],
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DAY",
            help="The first day that is not past, as a date or a number from 0; who "
            "came before it stays. Without it day 0.",
            show_default=False,
        ),
    ] = None,
    freeze_days: Annotated[
        int | None,
        typer.Option(
            "--freeze",
            metavar="DAYS",
            min=0,
            help="Days from today in which no booking changes that can stay. Without "
            "it freeze_days of the policy.",
            show_default=False,
        ),
    ] = None,
    time_limit_s: Annotated[
        float,
        typer.Option("--time", "-t", metavar="SECONDS", help="How long to search."),
    ] = 5.0,
    n_threads: Threads = 2,
    seed: Seed = 1,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FOLDER",
            help="Where to write the centre after the events, the new plan and the "
            "difference; without it, INPUT's name with -replanned, in this folder.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Replan after events, with as few changes as pay.

    Says who changes, from where to where, and why. Bookings before --today and within
    the freeze window stay, unless an event makes them impossible. If no plan holds all
    hard rules, the least bad one is written and what it breaks is said; the exit code
    is then 1.
    """
    from mapigo.cli.progress import display_for

    with display_for(quiet=quiet) as display:
        from mapigo.app.replanning import ReplanRequest, replan_and_write
        from mapigo.cli.interruption import Interruption
        from mapigo.replan import ReplanOptions

        options = ReplanOptions(0, freeze_days, time_limit_s, n_threads, seed)
        folder = out or default_folder(source)
        request = ReplanRequest(source, plan_path, events, folder, today, options)
        with Interruption() as interruption:
            answer = replan_and_write(
                request,
                on_progress=display.update,
                on_writing=interruption.finish,
                stop=interruption.stop,
            )
        if interruption.stop.is_set():
            display.note("interrupted: the best plan found so far was kept")
    if as_json:
        from mapigo.app.replanning import replanned_as_json
        from mapigo.cli.terminal import print_json

        print_json(replanned_as_json(answer))
    elif not quiet:
        from mapigo.cli.difference_table import print_replanned

        print_replanned(answer, folder)
    if not answer.score.is_feasible:
        raise typer.Exit(ExitCode.INFEASIBLE)


def default_folder(source: Path) -> Path:
    """Return ``<input>-replanned`` in this folder.

    A centre that an earlier replanning wrote has the name of its folder.
    """
    source = source.resolve()
    is_answer = source.name == "centre" and (source.parent / "plan.json").is_file()
    name = source.parent.name if is_answer else source.stem
    return Path(f"{name}-replanned")
