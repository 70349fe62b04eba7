"""The house itself: setting up on a machine that lacks something, and type markers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.end_to_end

CHECKOUT = Path(__file__).resolve().parents[2]
CREATE_VENV = CHECKOUT / "tools" / "create-venv"

TOO_OLD = """#!/bin/sh
case "$*" in *version_info*) exit 1;; *) echo "Python 3.9.2";; esac
"""
WITHOUT_VENV = """#!/bin/sh
case "$*" in *ensurepip*) exit 1;; *print*) echo 3.12;; esac
"""


def create_venv(folder: Path, python: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [CREATE_VENV, folder],
        env=os.environ | {"PYTHON": str(python)},
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(folder: Path, script: str) -> Path:
    path = folder / "fake-python"
    path.write_text(script)
    path.chmod(0o755)
    return path


def test_a_python_that_is_too_old_is_named_with_what_to_do(tmp_path: Path) -> None:
    run = create_venv(tmp_path / "venv", fake_python(tmp_path, TOO_OLD))
    assert run.returncode == 1
    assert "mapigo needs Python 3.11 or newer" in run.stderr
    assert "fake-python: Python 3.9.2" in run.stderr
    assert "apt install python3" in run.stderr


def test_a_missing_python_is_said(tmp_path: Path) -> None:
    run = create_venv(tmp_path / "venv", tmp_path / "nothing")
    assert run.returncode == 1
    assert "nothing: none" in run.stderr


def test_a_python_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    run = create_venv(tmp_path / "venv", fake_python(tmp_path, WITHOUT_VENV))
    assert run.returncode == 1
    assert "its modules venv and ensurepip are missing" in run.stderr
    assert "sudo apt install python3.12-venv" in run.stderr


@pytest.mark.parametrize(
    ("marks", "found"),
    [("", "none"), ("@pytest.mark.unit\n@pytest.mark.docs\n", "['docs', 'unit']")],
)
def test_a_test_without_exactly_one_type_marker_stops_the_run(
    tmp_path: Path, marks: str, found: str
) -> None:
    module = tmp_path / "test_marked.py"
    module.write_text(f"import pytest\n\n{marks}def test_it(): assert True\n")
    options = ["-c", "pyproject.toml", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, module],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"test_it has the type markers {found}" in run.stderr
