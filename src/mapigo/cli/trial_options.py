"""Options of commands that solve a hospital several times, to see the noise."""

from __future__ import annotations

from typing import Annotated

import typer

from mapigo.cli.options import check_steps

__all__ = ["FromPlan", "Seeds", "Steps"]

MOST_SEEDS = 100


def _check_seeds(n_seeds: int) -> int:
    if 1 <= n_seeds <= MOST_SEEDS:
        return n_seeds
    msg = f"expected 1 to {MOST_SEEDS} seeds, not {n_seeds}."
    raise typer.BadParameter(msg)


Seeds = Annotated[
    int,
    typer.Option(
        "--seeds",
        metavar="N",
        help="Solve each side with the seeds 1 to N; more seeds, less noise.",
        callback=_check_seeds,
    ),
]
Steps = Annotated[
    int | None,
    typer.Option(
        "--steps",
        metavar="N",
        help="Make this many proposals on each thread in each search, however long it "
        "takes; with one thread, the answer is then always the same.",
        callback=check_steps,
    ),
]
FromPlan = Annotated[
    bool | None,
    typer.Option(
        "--from-plan/--anew",
        help="Let all searches go on from PLAN and stay near it, or plan anew.",
        show_default=False,
    ),
]
