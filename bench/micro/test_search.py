"""How fast the search's kernels are: proposals a second of one thread."""

from __future__ import annotations

from typing import Any

import pytest

from mapigo.domain import PlanningProblem
from mapigo.solver import SolveOptions, SolveResult, solve, warm

N_STEPS = 10_000_000


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    warm()


def measure(benchmark: Any, problem: PlanningProblem) -> None:
    """Search for a fixed number of steps; the speed is in the extra information."""
    options = SolveOptions(time_limit_s=600.0, n_threads=1, n_steps=N_STEPS)
    result: SolveResult = benchmark.pedantic(solve, (problem, options), rounds=3)
    searching_s = benchmark.stats.stats.mean
    benchmark.extra_info["proposals_per_second"] = round(
        result.n_proposals / searching_s
    )
    assert result.n_proposals >= N_STEPS


def test_searching_the_example_centre(benchmark: Any, centre: PlanningProblem) -> None:
    measure(benchmark, centre)


def test_searching_a_public_instance(benchmark: Any, i24: PlanningProblem) -> None:
    measure(benchmark, i24)
