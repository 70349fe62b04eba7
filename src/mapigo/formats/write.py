"""Write planning problems and plans in the format that is asked for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from mapigo.domain.plan import Plan
from mapigo.domain.problem import PlanningProblem
from mapigo.formats.centre_folder import CENTRE_FILES, centre_folder_texts
from mapigo.formats.ihtc_instance import instance_text
from mapigo.formats.ihtc_solution import solution_text
from mapigo.formats.output_files import write_file, write_folder
from mapigo.formats.plan_json import plan_text
from mapigo.formats.plan_tables import PLAN_FILE, PLAN_TABLES, plan_folder_texts

__all__ = ["PlanFormat", "ProblemFormat", "write_plan", "write_problem"]


class ProblemFormat(StrEnum):
    """Formats of planning problems: an IHTC JSON file, or mapigo's centre folder."""

    IHTC = "ihtc"
    CENTRE_FOLDER = "centre-folder"


class PlanFormat(StrEnum):
    """Formats of plans: IHTC solution JSON, mapigo's JSON, or a folder of tables."""

    IHTC = "ihtc"
    MAPIGO = "mapigo"
    CSV = "csv"


def write_problem(
    problem: PlanningProblem, path: str | Path, *, problem_format: ProblemFormat
) -> None:
    """Write a problem to a file or folder, whole or not at all.

    An older file, or a folder that holds only files of this format, is replaced.

    Raises
    ------
    OutputError
        When the place cannot be written to, or the format cannot hold the problem.
    """
    if problem_format is ProblemFormat.IHTC:
        write_file(Path(path), instance_text(problem))
    else:
        write_folder(Path(path), centre_folder_texts(problem), CENTRE_FILES)


def write_plan(
    plan: Plan, problem: PlanningProblem, path: str | Path, *, plan_format: PlanFormat
) -> None:
    """Write a plan to a file or folder, whole or not at all.

    An older file, or a folder that holds only files of this format, is replaced.

    Raises
    ------
    OutputError
        When the place cannot be written to, or the format cannot hold the plan.
    """
    if plan_format is PlanFormat.IHTC:
        write_file(Path(path), solution_text(plan, problem))
    elif plan_format is PlanFormat.MAPIGO:
        write_file(Path(path), plan_text(plan, problem))
    else:
        known = {PLAN_FILE, *(table.file for table in PLAN_TABLES)}
        write_folder(Path(path), plan_folder_texts(plan, problem), known)
