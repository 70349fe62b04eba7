"""``mapigo convert``: problems and plans from one format to another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from mapigo.cli.options import Input, Quiet, examples
from mapigo.cli.terminal import say

__all__ = ["EXAMPLES", "convert"]

EXAMPLES = examples(
    "mapigo convert i17.json i17-centre/",
    "mapigo convert i17-centre/ i17-again.json",
    "mapigo convert i17.json tables/ --plan i17-plan.json --to csv",
)

PROBLEM_FORMATS = ("ihtc", "centre-folder")
PLAN_FORMATS = ("ihtc", "mapigo", "csv")


def convert(
    source: Input,
    target: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="The file or folder to write.", show_default=False
        ),
    ],
    to: Annotated[
        Literal["ihtc", "centre-folder", "mapigo", "csv"] | None,
        typer.Option(
            "--to",
            help="A problem becomes ihtc or centre-folder, a plan ihtc, mapigo or csv "
            "(a folder of tables). Without it, a name that ends in .json makes ihtc "
            "of a problem and mapigo of a plan; any other name makes a folder.",
            show_default=False,
        ),
    ] = None,
    plan_path: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help="Convert this plan for INPUT instead of INPUT itself.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Convert a problem or a plan to another format.

    INPUT stays as it is.
    """
    from mapigo.app.converting import convert_plan, convert_problem
    from mapigo.app.outputs import check_apart
    from mapigo.formats import PlanFormat, ProblemFormat

    is_file = target.suffix == ".json"
    check_apart([source, plan_path] if plan_path else [source], [target])
    if plan_path:
        chosen = _one_of(PLAN_FORMATS, to or ("mapigo" if is_file else "csv"))
        convert_plan(source, plan_path, target, PlanFormat(chosen))
    else:
        chosen = _one_of(
            PROBLEM_FORMATS, to or ("ihtc" if is_file else "centre-folder")
        )
        convert_problem(source, target, ProblemFormat(chosen))
    if not quiet:
        say(f"Wrote {target} ({chosen}).")


def _one_of(formats: tuple[str, ...], to: str) -> str:
    if to in formats:
        return to
    what = "a problem" if formats is PROBLEM_FORMATS else "a plan"
    msg = f"{what} can be written as {', '.join(formats)}, not as {to}."
    raise typer.BadParameter(msg, param_hint="'--to'")
