"""A folder that keeps the cheapest plan found for each instance of a benchmark.

The plans are IHTC solutions, so that the official validator can judge them. Nothing
that plans ever reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mapigo.app.outputs import check_file
from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import InputError, OutputError
from mapigo.formats import PlanFormat, read_plan, write_plan
from mapigo.formats.ihtc_limits import beyond_ihtc
from mapigo.scoring import score_plan

__all__ = ["check_kept_plans", "keep_if_cheaper", "kept_plan_path"]


def kept_plan_path(folder: Path, instance: str) -> Path:
    """Return where the plan for an instance lies: ``i17-plan.json`` for ``i17``."""
    return folder / f"{instance}-plan.json"


def check_kept_plans(
    folder: Path, problems: Iterable[tuple[str, PlanningProblem]]
) -> None:
    """Make the folder if need be, and check that it can keep plans for all problems.

    Raises
    ------
    OutputError
        When it cannot be written, or the IHTC format cannot hold a problem's plans.
    InputError
        When a plan there is no plan for its instance, or breaks a hard rule.
    """
    _make(folder)
    for instance, problem in problems:
        beyond = beyond_ihtc(problem)
        if beyond:
            msg = (
                f"{folder} keeps plans in the IHTC format, which cannot hold all that "
                f"{instance} has: {', '.join(beyond)}. Leave out this instance, or "
                "plan without keeping plans."
            )
            raise OutputError(msg)
        path = kept_plan_path(folder, instance)
        check_file(path)
        _cost_of_kept(path, problem)


def keep_if_cheaper(
    plan: Plan, problem: PlanningProblem, folder: Path, instance: str
) -> bool:
    """Write a plan unless it is infeasible or the one there costs no more.

    Both costs are recomputed from the plans, whatever anyone says of them.

    Returns
    -------
    bool
        Whether the plan was written.

    Raises
    ------
    InputError
        When the plan there is no plan for this instance, or breaks a hard rule.
    OutputError
        When the plan cannot be written.
    """
    path = kept_plan_path(folder, instance)
    score = score_plan(problem, plan)
    kept_cost = _cost_of_kept(path, problem)
    if not score.is_feasible or (kept_cost is not None and score.cost >= kept_cost):
        return False
    write_plan(plan, problem, path, plan_format=PlanFormat.IHTC)
    return True


def _cost_of_kept(path: Path, problem: PlanningProblem) -> int | None:
    if not path.exists():
        return None
    score = score_plan(problem, read_plan(path, problem))
    if not score.is_feasible:
        msg = (
            f"{path} should keep a feasible plan, but that plan breaks hard rules "
            f"{score.violations} times; move it away."
        )
        raise InputError(msg)
    return score.cost


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        msg = f"{folder} is a file; give the name of a folder to keep plans in."
        raise OutputError(msg) from None
    except OSError as error:
        msg = (
            f"Cannot make the folder {folder}: {error.strerror or error}; "
            "make it first, or choose another."
        )
        raise OutputError(msg) from error
