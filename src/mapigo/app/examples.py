"""Write an example centre that people can plan, edit and learn from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from mapigo.domain import PlanningProblem
from mapigo.errors import OutputError
from mapigo.examples import heart_centre
from mapigo.formats import ProblemFormat, write_problem

__all__ = ["EXAMPLES", "check_example_folder", "make_example", "write_example"]

EXAMPLES: dict[str, Callable[..., PlanningProblem]] = {"heart-centre": heart_centre}


def make_example(
    name: str,
    *,
    weeks: int = 4,
    seed: int = 1,
    size: float = 1.0,
    n_waiting: int | None = None,
    start_date: date | None = None,
) -> PlanningProblem:
    """Return an example by its name; the same seed gives the same example."""
    return EXAMPLES[name](
        weeks=weeks, seed=seed, size=size, n_waiting=n_waiting, start_date=start_date
    )


def check_example_folder(folder: Path, *, force: bool = False) -> None:
    """Refuse a folder that holds something, unless ``force`` is set.

    Raises
    ------
    OutputError
        When the folder is not empty.
    """
    if folder.is_dir() and any(folder.iterdir()) and not force:
        msg = (
            f"The folder {folder} is not empty; choose another, "
            "or add --force to replace the tables in it."
        )
        raise OutputError(msg)


def write_example(problem: PlanningProblem, folder: Path) -> None:
    """Write an example as a centre folder."""
    write_problem(problem, folder, problem_format=ProblemFormat.CENTRE_FOLDER)
