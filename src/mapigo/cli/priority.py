"""``mapigo priority``: who on the waiting list is most urgent, and from what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapigo.cli.options import Input, Json, examples

if TYPE_CHECKING:
    from mapigo.domain import PlanningProblem

__all__ = ["EXAMPLES", "priority"]

EXAMPLES = examples(
    "mapigo priority heart-centre/",
    "mapigo priority heart-centre/ P0007",
    "mapigo priority heart-centre/ --out scored-centre/",
)


def priority(
    source: Input,
    patient: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATIENT]",
            help="The id of a patient on the waiting list: show only this one, in "
            "words.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FOLDER",
            help="Write the centre to this folder with the scores as priority_score, "
            "so that plans weigh them (rule S9).",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Rank the waiting list by priority, every part of it shown.

    The points stand in the policy, in centre.toml. EuroSCORE II is shown where all of
    its inputs are in clinical.csv. Both help people to plan; they decide no treatment.
    INPUT stays as it is.
    """
    from mapigo.app.prioritising import ranked_patient, ranking, ranking_as_json
    from mapigo.cli.priorities import print_patient, print_ranking
    from mapigo.cli.terminal import print_json
    from mapigo.formats import read_problem

    if patient is not None and out is not None:
        msg = "scores are written for the whole list: leave out PATIENT."
        raise typer.BadParameter(msg, param_hint="'--out'")
    problem = read_problem(source)
    if patient is None:
        ranked = ranking(problem)
    else:
        ranked = (ranked_patient(problem, patient),)
    if out is not None:
        _write(problem, source, out, quiet=as_json)
    if as_json:
        print_json(ranking_as_json(ranked))
    elif patient is not None:
        print_patient(ranked[0], len(problem.waiting_list))
    elif out is None:
        print_ranking(ranked, problem.policy.priority.cap_percent)


def _write(
    problem: PlanningProblem, source: Path, folder: Path, *, quiet: bool
) -> None:
    from mapigo.app.outputs import check_apart
    from mapigo.app.prioritising import write_computed_scores
    from mapigo.cli.terminal import say

    check_apart([source], [folder])
    before, after = write_computed_scores(problem, folder)
    if not quiet:
        say(f"Wrote {folder}: the mean score was {before:.1f}, is {after:.1f}.")
        say("Rule S9 multiplies scores by its weight: scale that weight to match.")
