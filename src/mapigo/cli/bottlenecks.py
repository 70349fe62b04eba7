"""``mapigo bottlenecks``: what one more of something would bring."""

from __future__ import annotations

from typing import Annotated

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import (
    Input,
    Json,
    PlanFile,
    Published,
    Quiet,
    SecondsPerSearch,
    Threads,
    check_top,
    examples,
)
from mapigo.cli.trial_options import FromPlan, Seeds, Steps

__all__ = ["EXAMPLES", "bottlenecks"]

EXAMPLES = examples(
    "mapigo bottlenecks heart-centre/ plan.json",
    "mapigo bottlenecks heart-centre/ plan.json --top 20 --time 10 --seeds 3",
)


def bottlenecks(
    source: Input,
    plan_path: PlanFile,
    top: Annotated[
        int,
        typer.Option(
            "--top",
            metavar="N",
            help="How many things to try: the fullest of each kind, then the fullest.",
            callback=check_top,
        ),
    ] = 10,
    time_limit_s: SecondsPerSearch = 3.0,
    n_seeds: Seeds = 2,
    n_threads: Threads = 2,
    from_plan: FromPlan = None,
    n_steps: Steps = None,
    published: Published = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Find what one more session, bed or nurse would bring.

    Sessions, beds, nurses, days of surgeons and of teams: each is tried by solving the
    hospital with one more of it, and ranked by what it saves. Only what is larger than
    the noise of the solver is shown. All are planned anew unless --published gives
    changes a price. After Ctrl-C, the seeds that are done are compared.
    """
    from mapigo.cli.progress import display_for
    from mapigo.cli.trials import told, trials_note

    with display_for(quiet=quiet) as display:
        from mapigo.cli.inputs import read_inputs
        from mapigo.cli.interruption import Interruption
        from mapigo.whatif import TrialOptions, candidates
        from mapigo.whatif import bottlenecks as find_bottlenecks

        problem, plan = read_inputs(source, plan_path, published)
        options = TrialOptions(time_limit_s, n_seeds, n_threads, n_steps, from_plan)
        n_tried = min(top, len(candidates(problem, plan)))
        note = trials_note(
            f"the hospital as it is and with one more of {n_tried} things",
            n_tried + 1,
            options,
        )
        with Interruption() as interruption:
            found = find_bottlenecks(
                problem,
                plan,
                options,
                most=top,
                on_progress=told(display, note),
                stop=interruption.stop,
            )
    from mapigo.cli.terminal import complain, print_json

    if found is None:
        complain("Interrupted before everything was tried with one seed.")
        raise typer.Exit(ExitCode.INTERRUPTED)
    if as_json:
        from mapigo.app.bottleneck_values import bottlenecks_as_json

        print_json(bottlenecks_as_json(found, problem.centre.calendar))
    elif not quiet:
        from mapigo.cli.bottleneck_table import print_bottlenecks

        print_bottlenecks(found)
