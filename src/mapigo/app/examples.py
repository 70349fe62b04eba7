"""Write an example that people can plan, edit and learn from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mapigo.app.outputs import check_file
from mapigo.domain import PlanningProblem
from mapigo.errors import OutputError
from mapigo.examples import benchmark_hospital, heart_centre
from mapigo.formats import ProblemFormat, write_problem

__all__ = [
    "EXAMPLES",
    "check_example_file",
    "check_example_folder",
    "make_example",
    "write_example",
    "write_example_file",
]

EXAMPLES: dict[str, Callable[..., PlanningProblem]] = {
    "heart-centre": heart_centre,
    "benchmark-hospital": benchmark_hospital,
}


def make_example(name: str, **arguments: object) -> PlanningProblem:
    """Return an example by its name; the same arguments give the same example."""
    return EXAMPLES[name](**arguments)


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


def check_example_file(file: Path, *, force: bool = False) -> None:
    """Refuse a file that exists, unless ``force`` is set, and one that cannot be made.

    Raises
    ------
    OutputError
        When the file cannot be written, or would be replaced.
    """
    if file.is_file() and not force:
        msg = (
            f"The file {file} exists; choose another name, "
            "or add --force to replace it."
        )
        raise OutputError(msg)
    check_file(file)


def write_example_file(problem: PlanningProblem, file: Path) -> None:
    """Write an example as an IHTC instance."""
    write_problem(problem, file, problem_format=ProblemFormat.IHTC)
