"""How fast the search's kernels are: proposals a second of one thread."""

from __future__ import annotations

from typing import Any

import pytest

from mapigo.domain import PlanningProblem
from mapigo.solver import SolveOptions, SolveResult, solve, warm

N_STEPS = 10_000_000
N_STEPS_UNTIMED = 10_000


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    warm()


def measure(benchmark: Any, problem: PlanningProblem) -> None:
    """Search for a fixed number of steps; the speed is in the extra information."""
    n_steps = N_STEPS if benchmark.enabled else N_STEPS_UNTIMED
    options = SolveOptions(time_limit_s=600.0, n_threads=1, n_steps=n_steps)
    result: SolveResult = benchmark.pedantic(solve, (problem, options), rounds=3)
    assert result.n_proposals >= n_steps
    if benchmark.enabled:
        benchmark.extra_info["proposals_per_second"] = round(
            result.n_proposals / benchmark.stats.stats.mean
        )


def test_searching_the_example_centre(benchmark: Any, centre: PlanningProblem) -> None:
    measure(benchmark, centre)


def test_searching_a_public_instance(benchmark: Any, i24: PlanningProblem) -> None:
    measure(benchmark, i24)
