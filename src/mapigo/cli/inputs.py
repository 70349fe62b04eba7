"""Read what commands are given: INPUT, PLAN, and the plan in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapigo.domain import Plan, PlanningProblem

__all__ = ["read_inputs"]


def read_inputs(
    source: Path, plan_path: Path, published: Path | None = None
) -> tuple[PlanningProblem, Plan]:
    """Return a problem, with the plan in force where one is given, and a plan for it.

    Raises
    ------
    InputError
        With every fault of the first file that has any.
    """
    from mapigo.app.checking import with_published
    from mapigo.formats import read_plan, read_problem

    problem = with_published(read_problem(source), published)
    return problem, read_plan(plan_path, problem)
