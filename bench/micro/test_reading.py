"""How long reading takes: every fault of an input is looked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mapigo.formats import read_problem


def test_reading_a_centre_folder(benchmark: Any, centre_folder: Path) -> None:
    problem = benchmark(read_problem, centre_folder)
    assert problem.waiting_list


def test_reading_an_ihtc_instance(benchmark: Any, i24_path: Path) -> None:
    problem = benchmark(read_problem, i24_path)
    assert problem.waiting_list
