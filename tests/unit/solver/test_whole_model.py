"""The exact models of small hospitals: their least cost is that of the best plan."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from random import Random

import numba
import pytest
from tests.reference.plain_hospital import lying_in, patient, plain_hospital
from tests.reference.random_hospitals import random_problem
from tests.reference.roomy_hospital import roomy_hospital
from tests.reference.tiny_hospital import all_plans, tiny_problem

from mapigo.domain import PlanningProblem
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, lower_bound, solve
from mapigo.solver.bound.care_costs import CareCosts
from mapigo.solver.bound.occupants import occupants_break_a_rule
from mapigo.solver.bound.relaxed_problem import relaxed_problem
from mapigo.solver.bound.small_hospital import least_care
from mapigo.solver.decisions import plan_of
from mapigo.solver.exact.hospital_model import HospitalModel, rooms_model, whole_model
from mapigo.solver.exact.size import nurses_are_few, rooms_are_few
from mapigo.solver.exact.solve_exactly import ExactResult, solve_exactly
from mapigo.solver.flatten import flatten
from mapigo.solver.search.bookkeeping import adopt, cost_of_sums
from mapigo.solver.state import new_state

pytestmark = pytest.mark.unit

N_PROPOSALS = 1_000 if numba.config.DISABLE_JIT else 30_000
LONG_S = 600.0
"""Never used up: a test that takes it has failed."""


def models(problem: PlanningProblem) -> tuple[HospitalModel, HospitalModel]:
    """Return the model with rooms alone, and the whole one."""
    relaxed = relaxed_problem(problem)
    instance = flatten(relaxed)
    care = CareCosts(relaxed, instance)
    known = least_care(care, *care.of_all(care.no_price(), 10))
    return rooms_model(problem, instance, known), whole_model(problem, instance, known)


def closed(model: HospitalModel) -> ExactResult:
    """Solve to the end."""
    found = solve_exactly(model, LONG_S, threading.Event())
    assert found.is_infeasible or found.is_proven
    return found


def sound_hospitals() -> list[int]:
    """Return seeds of random hospitals whose occupants break no rule by themselves."""
    return [
        seed
        for seed in range(40)
        if not occupants_break_a_rule(random_problem(Random(seed)))
    ][:15]


def modelled_hospital(seed: int) -> PlanningProblem:
    """Return a random hospital without the rules that the models leave out."""
    problem = random_problem(Random(seed))
    left_out = dict.fromkeys(("S10", "S11", "S13"), 0)
    weights = {**problem.policy.weights, **left_out}
    return replace(problem, policy=replace(problem.policy, weights=weights))


@pytest.mark.parametrize("seed", range(10))
def test_the_least_cost_is_that_of_the_best_of_all_plans(seed: int) -> None:
    problem = tiny_problem(Random(seed))
    scores = (score_plan(problem, plan) for plan in all_plans(problem))
    best = min((score.cost for score in scores if score.is_feasible), default=None)
    rooms, whole = (closed(model) for model in models(problem))
    assert whole.cost == best
    assert whole.is_infeasible == (best is None)
    assert rooms.cost is None or best is None or rooms.cost <= best
    bound = lower_bound(problem, LONG_S)
    assert bound.value == best
    assert bound.is_infeasible == (best is None)


@pytest.mark.parametrize("seed", sound_hospitals())
def test_a_solution_is_a_plan_that_costs_what_the_model_says(seed: int) -> None:
    problem = modelled_hospital(seed)
    rooms, whole = (closed(model) for model in models(problem))
    if whole.decisions is None:
        assert whole.is_infeasible
        return
    instance = flatten(relaxed_problem(problem))
    state = new_state(problem, instance)
    adopt(instance, state, *whole.decisions)
    assert cost_of_sums(instance, state) == whole.cost
    score = score_plan(problem, plan_of(problem, whole.decisions))
    assert score.is_feasible
    assert score.cost == whole.cost
    assert rooms.cost is not None
    assert rooms.cost <= score.cost


@pytest.mark.parametrize("seed", sound_hospitals())
def test_the_search_finds_nothing_cheaper(seed: int) -> None:
    problem = modelled_hospital(seed)
    _, whole = models(problem)
    best = closed(whole)
    found = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=N_PROPOSALS))
    if found.score.is_feasible:
        assert best.cost is not None
        assert best.cost <= found.score.cost


def test_a_large_hospital_is_left_alone() -> None:
    small, large = random_problem(Random(1)), roomy_hospital(1)
    assert nurses_are_few(small, flatten(small))
    assert rooms_are_few(flatten(small))
    assert not nurses_are_few(large, flatten(large))
    assert not rooms_are_few(flatten(roomy_hospital(1, n_days=40, n_entries=200)))


def test_a_hospital_full_of_occupants_is_not_small_though_few_wait() -> None:
    problem = plain_hospital(
        n_days=14,
        rooms_beds=(3,) * 40,
        n_nurses=40,
        patients=(patient(0),),
        occupants=tuple(lying_in(n, n % 40, 9) for n in range(120)),
    )
    assert rooms_are_few(flatten(problem))
    assert not nurses_are_few(problem, flatten(problem))


def test_solving_ends_when_stopped() -> None:
    stop = threading.Event()
    stop.set()
    rooms, _ = models(roomy_hospital(1))
    told: list[int] = []
    found = solve_exactly(rooms, LONG_S, stop, lambda: told.append(1))
    assert not found.is_proven
    assert not found.is_infeasible
    assert told


def test_nobody_waits_for_the_solver_to_load_who_needs_it_not() -> None:
    imports = "import sys, mapigo.cli.main, mapigo.solver"
    program = f"{imports}; print('ortools' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"
