"""What the micro benchmarks measure on: the example centre, and a public instance."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mapigo.domain import Plan, PlanningProblem
from mapigo.examples import heart_centre
from mapigo.formats import ProblemFormat, read_problem, write_problem
from mapigo.solver import SolveOptions, solve

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def centre() -> PlanningProblem:
    """Return four weeks of the example heart centre."""
    return heart_centre()


@pytest.fixture(scope="session")
def centre_plan(centre: PlanningProblem) -> Plan:
    """Return a plan of the example centre, found in two seconds."""
    return solve(centre, SolveOptions(time_limit_s=2.0)).plan


@pytest.fixture(scope="session")
def centre_folder(
    centre: PlanningProblem, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the example centre as a folder of tables."""
    folder = tmp_path_factory.mktemp("bench") / "centre"
    write_problem(centre, folder, problem_format=ProblemFormat.CENTRE_FOLDER)
    return folder


@pytest.fixture(scope="session")
def i24_path() -> Path:
    """Return a public instance of 443 patients, or skip the benchmark."""
    beside = CHECKOUT.parent / "shared" / "ihtc"
    folder = Path(os.environ.get("MAPIGO_IHTC") or beside)
    path = folder / "competition" / "i24.json"
    if not path.is_file():
        pytest.skip(f"there is no {path}; MAPIGO_IHTC may name another folder")
    return path


@pytest.fixture(scope="session")
def i24(i24_path: Path) -> PlanningProblem:
    """Return the public instance, read."""
    return read_problem(i24_path)
