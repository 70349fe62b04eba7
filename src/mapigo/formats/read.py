"""Read planning problems and plans, recognised by their content."""

from __future__ import annotations

from pathlib import Path

from mapigo.domain.plan import Plan
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.centre_folder import read_centre_folder
from mapigo.formats.centre_folder.settings import SETTINGS_FILE
from mapigo.formats.ihtc_instance import problem_from_instance
from mapigo.formats.ihtc_solution import plan_from_solution
from mapigo.formats.json_text import parse_json
from mapigo.formats.plan_json import plan_from_document
from mapigo.formats.plan_tables import PLAN_FILE, read_plan_folder
from mapigo.formats.recognise import DocumentKind, kind_of, looks_like
from mapigo.formats.text_files import read_text
from mapigo.formats.write import PlanFormat

__all__ = ["plan_format_of", "read_plan", "read_problem"]

_PROBLEM = "expected an IHTC instance (JSON) or a centre folder"
_PLAN = "expected a plan: an IHTC solution, a mapigo plan, or a folder of plan tables"
_CENTRE_FOLDER = "a centre folder holds centre.toml and tables such as waiting_list.csv"
_PLAN_FOLDER = "a plan folder holds plan.toml and tables such as admissions.csv"


def read_problem(path: str | Path) -> PlanningProblem:
    """Return the problem in an IHTC instance file or a centre folder.

    Raises
    ------
    InputError
        With every fault found, each with its place.
    """
    path = Path(path)
    if _is_folder(path):
        _refuse_folder_without(SETTINGS_FILE, path, _CENTRE_FOLDER)
        return read_centre_folder(path)
    document = _document(path, _PROBLEM)
    if kind_of(document) is not DocumentKind.IHTC_INSTANCE:
        raise _refused(path, f"this is {looks_like(document)}: {_PROBLEM}.")
    return problem_from_instance(document, shown(path.name))


def read_plan(path: str | Path, problem: PlanningProblem) -> Plan:
    """Return the plan for a problem in a solution file, plan file or plan folder.

    The plan may break every rule: rules are scored.

    Raises
    ------
    PlanMismatchError
        When the plan was made for another problem.
    InputError
        With every fault found, each with its place.
    """
    path = Path(path)
    if _is_folder(path):
        _refuse_folder_without(PLAN_FILE, path, _PLAN_FOLDER)
        return read_plan_folder(path, problem)
    document = _document(path, _PLAN)
    kind = kind_of(document)
    if kind is DocumentKind.IHTC_SOLUTION:
        return plan_from_solution(document, problem, shown(path.name))
    if kind is DocumentKind.MAPIGO_PLAN:
        return plan_from_document(document, problem, shown(path.name))
    raise _refused(path, f"this is {looks_like(document)}: {_PLAN}.")


def plan_format_of(problem_path: str | Path) -> PlanFormat:
    """Return the plan format that goes with a problem: IHTC beside an IHTC file."""
    return PlanFormat.MAPIGO if _is_folder(Path(problem_path)) else PlanFormat.IHTC


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _refuse_folder_without(file: str, folder: Path, expected: str) -> None:
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError as error:
        message = f"the folder cannot be read ({error.strerror}): check its rights."
        raise _refused(folder, message) from None
    if file not in names:
        message = f"the folder holds no {file}: {expected}."
        if any(name.endswith(".json") for name in names):
            message += " It holds JSON files: name one of them."
        raise _refused(folder, message)


def _document(path: Path, expected: str) -> object:
    text = read_text(path)
    first = text.lstrip()[0]
    if first not in "{[" and path.suffix.lower() != ".json":
        beginning = shown(text.strip().splitlines()[0], longest=30)
        message = f"this is no JSON, it begins with {beginning!r}: {expected}."
        if path.suffix.lower() in (".csv", ".toml"):
            message += " Name the folder that the table lies in."
        raise _refused(path, message)
    return parse_json(text, shown(path.name))


def _refused(path: Path, message: str) -> InputError:
    return InputError([Fault(message, shown(str(path), longest=200))])
