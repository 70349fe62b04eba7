"""Where the mandatory patients cannot all come, as few as possible are left out."""

from __future__ import annotations

from random import Random

import numba
import pytest
from tests.reference.fewest_left_out import fewest_left_out
from tests.reference.plain_hospital import lying_in, patient, plain_hospital

from mapigo.domain import PlanningProblem
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

IS_COMPILED = not numba.config.DISABLE_JIT


def crowded_hospital(seed: int) -> PlanningProblem:
    """Return a tiny hospital with more mandatory patients than fit."""
    rng = Random(seed)
    n_days = rng.randint(3, 5)
    patients = []
    for n in range(8):
        first = rng.randrange(n_days)
        patients.append(
            patient(
                n,
                sex=rng.choice("AB"),
                surgeon=rng.randrange(2),
                stay_days=rng.randint(1, 3),
                minutes=rng.choice((60, 120, 180)),
                first=first,
                last=min(n_days - 1, first + rng.randint(0, 2)),
            )
        )
    patients += [patient(n, sex=rng.choice("AB")) for n in range(8, 12)]
    return plain_hospital(
        n_days=n_days,
        rooms_beds=(1, 2),
        n_theatres=1,
        theatre_minutes=240,
        surgeon_minutes=180,
        patients=tuple(patients),
        occupants=(lying_in(0, 1, rng.randint(1, 3), sex=rng.choice("AB")),),
    )


@pytest.mark.skipif(not IS_COMPILED, reason="a million proposals need compiled kernels")
@pytest.mark.parametrize("seed", range(20))
def test_no_more_are_left_out_than_must_be(seed: int) -> None:
    problem = crowded_hospital(seed)
    result = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=1_000_000))
    assert result.score.violations == result.score.rule("H5").amount
    assert result.score.violations == fewest_left_out(problem)


@pytest.mark.parametrize("seed", range(20))
def test_no_fewer_are_left_out_than_can_be(seed: int) -> None:
    problem = crowded_hospital(seed)
    fewest = fewest_left_out(problem)
    result = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=500))
    assert fewest <= result.score.violations <= fewest + 2


def test_the_tiny_hospitals_are_too_small() -> None:
    left_out = [fewest_left_out(crowded_hospital(seed)) for seed in range(10)]
    assert min(left_out) >= 1
    assert max(left_out) >= 3
