"""``mapigo demo``: an example heart centre, planned and shown."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import Quiet, Seconds, Seed, Threads, examples
from mapigo.cli.terminal import say

if TYPE_CHECKING:
    from mapigo.app.demo import Demo
    from mapigo.app.planning import Planned

__all__ = ["EXAMPLES", "demo"]

EXAMPLES = examples("mapigo demo", "mapigo demo --time 120 --out /tmp/demo --no-open")


def demo(
    folder: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Where to keep it all.")
    ] = Path("demo"),
    time_limit_s: Seconds = 45.0,
    n_threads: Threads = 2,
    seed: Seed = 1,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open the report in a browser.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Plan an example heart centre and show the plan.

    The centre is built, four weeks of it are planned, and the report opens. Run it
    again and the centre that is there is planned anew, with your changes.
    """
    from mapigo.cli.progress import display_for

    with display_for(quiet=quiet) as display:
        from mapigo.app.demo import set_up_demo
        from mapigo.app.planning import PlanRequest
        from mapigo.cli.planning import plan_with_display

        files = set_up_demo(folder)
        request = PlanRequest(
            source=files.centre,
            out=files.plan,
            report=files.report,
            plan_format=None,
            time_limit_s=time_limit_s,
            n_threads=n_threads,
            seed=seed,
        )
        planned = plan_with_display(request, display)
    if not quiet:
        _tell(files, planned)
    if not no_open and _can_show_a_page():
        import webbrowser

        webbrowser.open(files.report.resolve().as_uri())
    if not planned.result.score.is_feasible:
        raise typer.Exit(ExitCode.INFEASIBLE)


def _tell(files: Demo, planned: Planned) -> None:
    from mapigo.cli.plan_summary import print_plan_summary

    made = "is a synthetic heart centre" if files.is_new else "was there already"
    say(f"{files.centre} {made}: theatres, cath labs, ICU, wards, nurses and patients.")
    say("mapigo chose who comes when, to which theatre, bed and nurse:")
    say()
    print_plan_summary(planned)
    say()
    say("What to try next:")
    for what, how in _next_steps(files, planned):
        say(f"  {what:<22} {how}")


def _next_steps(files: Demo, planned: Planned) -> Iterator[tuple[str, str]]:
    centre, plan, folder = map(
        shlex.quote, map(str, (files.centre, files.plan, files.folder))
    )
    yield "read the plan", f"open {files.report} in a browser, or print it"
    for patient in planned.admissions.admitted[:1]:
        yield "ask why here and now", f"mapigo explain {centre} {plan} {patient}"
    for patient in planned.admissions.not_admitted[:1]:
        yield "ask why not", f"mapigo explain {centre} {plan} {patient}"
    yield "check every rule", f"mapigo check {centre} {plan}"
    yield "change the hospital", f"edit the tables in {centre}"
    yield "and plan it anew", f"mapigo demo --out {folder}"


def _can_show_a_page() -> bool:
    """Whether someone sits at a terminal of a machine that has a display."""
    has_display = sys.platform == "darwin" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return sys.stdout.isatty() and has_display
