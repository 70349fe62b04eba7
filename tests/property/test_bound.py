"""The bound lies below the cost of every plan without violations."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.random_hospitals import random_problem
from tests.reference.tiny_hospital import all_plans, tiny_problem
from tests.strategies.problems import problems

from mapigo.domain import PlanningProblem
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, lower_bound, solve
from mapigo.solver.bound.care_costs import CareCosts
from mapigo.solver.flatten import flatten

pytestmark = pytest.mark.property


def assert_below_what_the_search_finds(problem: PlanningProblem) -> None:
    found = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=2_000))
    bound = lower_bound(problem, 1.0)
    if found.score.is_feasible:
        assert bound.value is not None
        assert bound.value <= found.score.cost


@given(seed=st.integers(0, 10**6))
@settings(max_examples=60)
def test_the_bound_is_below_the_plans_of_random_hospitals(seed: int) -> None:
    assert_below_what_the_search_finds(random_problem(Random(seed)))


@given(problem=problems(min_entries=1))
@settings(max_examples=30)
def test_the_bound_is_below_the_plans_of_odd_hospitals(
    problem: PlanningProblem,
) -> None:
    assert_below_what_the_search_finds(problem)


@pytest.mark.parametrize("seed", range(12))
def test_the_bound_is_below_the_best_of_all_plans(seed: int) -> None:
    problem = tiny_problem(Random(seed))
    scores = (score_plan(problem, plan) for plan in all_plans(problem))
    best = min((score.cost for score in scores if score.is_feasible), default=None)
    bound = lower_bound(problem, 5.0)
    if best is not None:
        assert bound.value is not None
        assert bound.value <= best


def least_cost_by_trying_all(care: CareCosts, k: int, price: np.ndarray) -> float:
    """Return the cheapest choice of a nurse for each shift of a stay."""
    instance, stays = care.instance, care.stays
    person, per_day = stays.person[k], instance.shifts_per_day
    options = []
    for i in range(stays.ward_start[person], stays.ward_start[person + 1]):
        day = stays.day[k] + stays.ward_offset[i]
        if day >= instance.n_days:
            break
        for of_day in range(per_day):
            s, j = day * per_day + of_day, stays.ward_offset[i] * per_day + of_day
            on_shift = instance.nurse_on_shift[
                instance.nurse_start[s] : instance.nurse_start[s + 1]
            ]
            options.append(
                [
                    (
                        n,
                        instance.skill_cost[person, j, instance.nurse_level[n]]
                        + price[s, n] * instance.workload[person, j],
                    )
                    for n in on_shift
                    if n != instance.nobody
                ]
                or [(-1, 0.0)]
            )
    return min(
        sum(cost for _, cost in choice)
        + instance.continuity_weight * len({n for n, _ in choice} - {-1})
        for choice in product(*options)
    )


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40)
def test_the_care_of_a_stay_is_never_overstated(seed: int) -> None:
    rng = Random(seed)
    instance = flatten(problem := random_problem(rng))
    care = CareCosts(problem, instance)
    price = np.array(
        [[rng.random() * 9 for _ in row] for row in care.max_load.tolist()]
    ).reshape(care.max_load.shape)
    rough, _ = care.of(care.all, np.ones(care.all.size), price, 1)
    exact, load = care.of(care.all, np.ones(care.all.size), price, 10_000)
    assert (load >= 0).all()
    for k in care.all[:6]:
        n_days = np.diff(care.stays.ward_start)[care.stays.person[k]]
        if n_days * instance.shifts_per_day <= 6:
            least = least_cost_by_trying_all(care, k, price)
            assert rough[k] <= exact[k] + 1e-6 <= least + 2e-6
            assert exact[k] >= least - 1e-6 or rough[k] <= least
