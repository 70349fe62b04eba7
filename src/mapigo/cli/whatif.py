"""``mapigo whatif``: try a change before making it."""

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
    examples,
)
from mapigo.cli.trial_options import FromPlan, Seeds, Steps

__all__ = ["EXAMPLES", "whatif"]

EXAMPLES = examples(
    "mapigo whatif heart-centre/ plan.json --close theatre:OT2:2027-01-11..15",
    "mapigo whatif heart-centre/ plan.json --add icu_bed:1 --absent surgeon:CS3",
    "mapigo whatif heart-centre/ plan.json --set policy.weight.delay=20 --seeds 5",
)

Close = Annotated[
    list[str] | None,
    typer.Option(
        "--close",
        metavar="WHAT",
        help="theatre:ID, room:ID or pool:ID, then [:DAYS[:AMOUNT]]: close it, or take "
        "so many minutes, beds or units away.",
        show_default=False,
    ),
]
Add = Annotated[
    list[str] | None,
    typer.Option(
        "--add",
        "--open",
        metavar="WHAT",
        help="theatre:ID, room:ID, pool:ID, surgeon:ID or nurse:ID, then "
        "[:DAYS[:AMOUNT]]: a session more, a bed, a unit, a surgeon's day, a nurse "
        "with the same shifts; or icu_bed:N.",
        show_default=False,
    ),
]
Absent = Annotated[
    list[str] | None,
    typer.Option(
        "--absent",
        metavar="WHO",
        help="surgeon:ID[:DAYS] or nurse:ID[:DAYS[:SHIFT]]: not there.",
        show_default=False,
    ),
]
Setting = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="SETTING",
        help="policy.NAME=VALUE: another setting of the policy, such as "
        "policy.weight.delay=20.",
        show_default=False,
    ),
]


def whatif(
    source: Input,
    plan_path: PlanFile,
    close: Close = None,
    add: Add = None,
    absent: Absent = None,
    setting: Setting = None,
    time_limit_s: SecondsPerSearch = 5.0,
    n_seeds: Seeds = 3,
    n_threads: Threads = 2,
    from_plan: FromPlan = None,
    n_steps: Steps = None,
    published: Published = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Compare the hospital as it is with a changed one.

    Both are solved with the same time and the same seeds; a difference is called clear
    only where it is larger than what another seed makes of it. Give each kind of change
    as often as you like. Both are planned anew unless --published gives changes a
    price. After Ctrl-C, the seeds that are done are compared.
    """
    from mapigo.cli.trials import told, trials_note

    asked = [
        *(("close", text) for text in close or ()),
        *(("add", text) for text in add or ()),
        *(("absent", text) for text in absent or ()),
        *(("set", text) for text in setting or ()),
    ]
    if not asked:
        msg = "expected at least one of --close, --add, --absent and --set."
        raise typer.BadParameter(msg)
    from mapigo.cli.progress import display_for

    with display_for(quiet=quiet) as display:
        from mapigo.app.trying_changes import compare
        from mapigo.cli.inputs import read_inputs
        from mapigo.cli.interruption import Interruption
        from mapigo.whatif import TrialOptions

        problem, plan = read_inputs(source, plan_path, published)
        options = TrialOptions(time_limit_s, n_seeds, n_threads, n_steps, from_plan)
        note = trials_note("the hospital as it is and changed", 2, options)
        with Interruption() as interruption:
            comparison = compare(
                problem,
                plan,
                asked,
                options,
                on_progress=told(display, note),
                stop=interruption.stop,
            )
    from mapigo.cli.terminal import complain, print_json

    if comparison is None:
        complain("Interrupted before one seed was done on both sides.")
        raise typer.Exit(ExitCode.INTERRUPTED)
    if as_json:
        from mapigo.app.trying_changes import comparison_as_json

        print_json(comparison_as_json(comparison))
    elif not quiet:
        from mapigo.cli.comparison_table import print_comparison

        print_comparison(comparison)
