"""Arguments and options that several commands share, with what they accept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "Engine",
    "Input",
    "Json",
    "OutPlan",
    "PlanFile",
    "Published",
    "Quiet",
    "Seconds",
    "SecondsPerDay",
    "SecondsPerSearch",
    "Seed",
    "Take",
    "Threads",
    "Today",
    "Top",
    "check_steps",
    "check_top",
    "examples",
]

LONGEST_S = 86_400.0
MOST_THREADS = 64
LARGEST_SEED = 2**31 - 1


def examples(*lines: str) -> str:
    """Return examples as the end of a command's help, one a line."""
    keep_lines = "\b\n"
    return keep_lines + "Examples:\n" + "\n".join(f"  {line}" for line in lines)


def _check_seconds(seconds: float) -> float:
    if 0 < seconds <= LONGEST_S:
        return seconds
    msg = f"expected seconds above 0 and at most 86400 (a day), not {seconds:g}."
    raise typer.BadParameter(msg)


def _check_threads(n_threads: int) -> int:
    if 1 <= n_threads <= MOST_THREADS:
        return n_threads
    msg = f"expected 1 to {MOST_THREADS} threads, not {n_threads}."
    raise typer.BadParameter(msg)


def _check_seed(seed: int) -> int:
    if 0 <= seed <= LARGEST_SEED:
        return seed
    msg = f"expected a whole number from 0 to {LARGEST_SEED}, not {seed}."
    raise typer.BadParameter(msg)


def check_steps(n_steps: int | None) -> int | None:
    """Refuse less than one step; none means that time decides."""
    if n_steps is None or n_steps >= 1:
        return n_steps
    msg = f"expected at least 1 step, not {n_steps}."
    raise typer.BadParameter(msg)


def check_top(top: int) -> int:
    """Refuse less than one answer."""
    if top >= 1:
        return top
    msg = f"expected at least 1, not {top}."
    raise typer.BadParameter(msg)


Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="ENGINE",
        help="Who searches: threads of this process, processes of this machine, or the "
        "workers of a Dask (tcp://HOST:PORT) or Ray (ray://HOST:PORT) cluster.",
        envvar="MAPIGO_ENGINE",
    ),
]
Input = Annotated[
    Path,
    typer.Argument(
        metavar="INPUT",
        help="What to plan: an IHTC instance (JSON) or a centre folder.",
        show_default=False,
    ),
]
PlanFile = Annotated[
    Path,
    typer.Argument(
        metavar="PLAN",
        help="A plan for INPUT: an IHTC solution or a mapigo plan (JSON), or a folder "
        "of plan tables.",
        show_default=False,
    ),
]
Published = Annotated[
    Path | None,
    typer.Option(
        "--published",
        metavar="PLAN",
        help="The plan in force: its pins hold (H12), and each of its bookings that "
        "changes has the price of rule S10, each day by which one moves that of S14. "
        "It must be a plan for the same patients, places, staff and days.",
        show_default=False,
    ),
]
Seconds = Annotated[
    float,
    typer.Option(
        "--time",
        "-t",
        metavar="SECONDS",
        help="How long to search.",
        envvar="MAPIGO_TIME",
        callback=_check_seconds,
    ),
]
SecondsPerDay = Annotated[
    float,
    typer.Option(
        "--time",
        "-t",
        metavar="SECONDS",
        help="How long to search for each day at most; most days take far less.",
        callback=_check_seconds,
    ),
]
SecondsPerSearch = Annotated[
    float,
    typer.Option(
        "--time",
        "-t",
        metavar="SECONDS",
        help="How long each search takes; there is one for each side and seed.",
        callback=_check_seconds,
    ),
]
Threads = Annotated[
    int,
    typer.Option(
        "--threads",
        metavar="N",
        help="Searches side by side, one a processor core.",
        envvar="MAPIGO_THREADS",
        callback=_check_threads,
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        metavar="N",
        help="Start of the random numbers; another seed, another plan.",
        envvar="MAPIGO_SEED",
        callback=_check_seed,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DAY",
        help="The first day that is not past, as a date or a number; without it day 0.",
        show_default=False,
    ),
]
Top = Annotated[
    int,
    typer.Option(
        "--top",
        metavar="N",
        help="How many of the best answers to show.",
        callback=check_top,
    ),
]
Take = Annotated[
    int | None,
    typer.Option(
        "--take",
        metavar="N",
        help="Take the answer of this number; --out says where the plan is written.",
        show_default=False,
    ),
]
OutPlan = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Where to write the plan with the answer that --take names.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show nothing but errors.")]
Json = Annotated[
    bool, typer.Option("--json", help="Print the result as JSON, for programs.")
]
