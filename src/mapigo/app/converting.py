"""Carry problems and plans from one format to another."""

from __future__ import annotations

from pathlib import Path

from mapigo.formats import (
    PlanFormat,
    ProblemFormat,
    read_plan,
    read_problem,
    write_plan,
    write_problem,
)

__all__ = ["convert_plan", "convert_problem"]


def convert_problem(source: Path, target: Path, problem_format: ProblemFormat) -> None:
    """Read a problem in any format and write it in another.

    Raises
    ------
    InputError
        When the source is not a problem, or holds what the format cannot say.
    OutputError
        When the target cannot be written.
    """
    write_problem(read_problem(source), target, problem_format=problem_format)


def convert_plan(
    problem_path: Path, source: Path, target: Path, plan_format: PlanFormat
) -> None:
    """Read a plan for a problem in any format and write it in another.

    Raises
    ------
    InputError
        When the source is not a plan for the problem.
    OutputError
        When the target cannot be written.
    """
    problem = read_problem(problem_path)
    write_plan(read_plan(source, problem), problem, target, plan_format=plan_format)
