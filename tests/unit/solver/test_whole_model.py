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

from mapigo.domain import (
    OPERATION,
    WARD,
    Booking,
    LogNormal,
    Pathway,
    PlanningProblem,
    Pool,
    Stage,
)
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


def has_a_ward_day(problem: PlanningProblem, booking: Booking) -> bool:
    """Whether a booking has a ward day in the horizon, or never any.

    Others need no room, but have one in the plan, which S10 and S11 may charge.
    """
    entry = next(one for one in problem.waiting_list if one.id == booking.patient)
    n_days = problem.centre.calendar.n_days
    days = [booking.admission_day + k for k in entry.pathway.ward_offsets]
    return not days or min(days) < n_days


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
    problem = random_problem(Random(seed))
    rooms, whole = (closed(model) for model in models(problem))
    if whole.decisions is None:
        assert whole.is_infeasible
        return
    instance = flatten(relaxed_problem(problem))
    state = new_state(problem, instance)
    adopt(instance, state, *whole.decisions)
    plan = plan_of(problem, whole.decisions)
    score = score_plan(problem, plan)
    assert score.is_feasible
    assert cost_of_sums(instance, state) == score.cost
    assert whole.cost is not None
    assert whole.cost <= score.cost
    if all(has_a_ward_day(problem, booking) for booking in plan.bookings):
        assert whole.cost == score.cost
    assert rooms.cost is not None
    assert rooms.cost <= score.cost


def crowded_hospital(seed: int) -> PlanningProblem:
    """Return more patients and occupants than fit when stays run long, and one ICU."""
    rng = Random(seed)
    uncertain = LogNormal(0.8, 0.7)
    stages = (
        Stage(OPERATION, 0),
        Stage("icu", 1, uncertain),
        Stage(WARD, 1, uncertain),
    )
    patients = tuple(
        replace(
            patient(n, surgeon=n % 2, first=rng.randrange(2)),
            latest_day=2,
            pathway=Pathway(stages),
        )
        for n in range(4)
    )
    in_bed = lying_in(0, 0, 1)
    occupant = replace(in_bed, pathway=Pathway((Stage(WARD, 1, uncertain),)))
    hospital = plain_hospital(
        n_days=4,
        rooms_beds=(1, 1),
        n_nurses=1,
        patients=(),
        occupants=(occupant,),
        weights={"S7": 2, "S8": 300, "S11": 1, "S13": 7},
    )
    centre = replace(hospital.centre, pools=(Pool("icu", (2,) * 4),))
    policy = replace(hospital.policy, even_arrivals={"icu": seed % 2})
    return replace(hospital, centre=centre, policy=policy, waiting_list=patients)


@pytest.mark.parametrize("seed", range(4))
def test_overflow_and_arrivals_cost_what_they_cost_by_the_rules(seed: int) -> None:
    problem = crowded_hospital(seed)
    _, whole = (closed(model) for model in models(problem))
    assert whole.decisions is not None
    plan = plan_of(problem, whole.decisions)
    score = score_plan(problem, plan)
    assert score.rule("S11").amount > 0
    assert score.rule("S13").amount > 0 or seed % 2
    found = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=N_PROPOSALS))
    assert whole.cost == score.cost == found.score.cost


@pytest.mark.parametrize("seed", sound_hospitals())
def test_the_search_finds_nothing_cheaper(seed: int) -> None:
    problem = random_problem(Random(seed))
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
