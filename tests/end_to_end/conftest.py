"""Inputs for tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.end_to_end import small_hospital


@pytest.fixture
def instance_path(tmp_path: Path) -> Path:
    """Return the small hospital as an IHTC instance, alone in a folder."""
    return small_hospital.write(small_hospital.instance(), tmp_path / "small.json")


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    """Return a feasible plan of the small hospital as an IHTC solution."""
    return small_hospital.write(small_hospital.plan(), tmp_path / "made.json")


@pytest.fixture
def waiting_folder(tmp_path: Path) -> Path:
    """Return a folder with the small hospital and a plan that leaves p0 out."""
    small_hospital.write(small_hospital.instance(), tmp_path / "small.json")
    plan = small_hospital.plan()
    plan["patients"] = plan["patients"][1:]
    small_hospital.write(plan, tmp_path / "plan.json")
    return tmp_path
