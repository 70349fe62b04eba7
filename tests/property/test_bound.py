"""The bound lies below the cost of every plan without violations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.random_hospitals import random_problem
from tests.strategies.problems import problems

from mapigo.domain import (
    Booking,
    Calendar,
    Centre,
    Nurse,
    NurseDuty,
    NurseShift,
    Pathway,
    Plan,
    PlanningProblem,
    Policy,
    Room,
    Surgeon,
    Theatre,
    WaitingListEntry,
)
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, lower_bound, solve
from mapigo.solver.bound.care_costs import CareCosts
from mapigo.solver.flatten import flatten

pytestmark = pytest.mark.property

N_DAYS = 2


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


def tiny_problem(rng: Random) -> PlanningProblem:
    """Return two days, two rooms, two nurses and up to two patients."""
    centre = Centre(
        name="tiny",
        calendar=Calendar(N_DAYS, ("day",)),
        theatres=tuple(Theatre(f"T{n}", (rng.choice((0, 60)), 60)) for n in range(2)),
        rooms=(Room("R0", 1), Room("R1", 2)),
        surgeons=(Surgeon("S", (120, 60)),),
        nurses=tuple(
            Nurse(
                f"N{n}",
                rng.randrange(2),
                tuple(NurseShift(day, "day", rng.randint(0, 4)) for day in range(2)),
            )
            for n in range(2)
        ),
        age_groups=("adult", "elderly"),
        n_skill_levels=2,
    )
    return PlanningProblem(
        centre,
        tuple(tiny_entry(rng, n) for n in range(rng.randint(1, 2))),
        (),
        Policy(
            "tiny",
            weights={f"S{n}": rng.randint(0, 9) for n in range(1, 10)},
            rules_off=frozenset(rng.sample(["H1", "H3", "H11"], rng.randrange(2))),
        ),
    )


def tiny_entry(rng: Random, number: int) -> WaitingListEntry:
    days = rng.randint(1, 2)
    mandatory = rng.random() < 0.4
    return WaitingListEntry(
        id=f"p{number}",
        sex=rng.choice("FM"),
        age_group=rng.choice(("adult", "elderly")),
        pathway=Pathway.simple(days),
        surgeons=("S",),
        theatre_minutes=rng.choice((0, 60)),
        workload=tuple(rng.randint(0, 3) for _ in range(days)),
        required_skill=tuple(rng.randint(0, 1) for _ in range(days)),
        latest_day=1 if mandatory else None,
        mandatory=mandatory,
        incompatible_rooms=frozenset({"R1"}) if rng.random() < 0.3 else frozenset(),
        treat_by_day=rng.choice((None, 0, 1)),
    )


def all_plans(problem: PlanningProblem) -> Iterator[Plan]:
    """Yield every plan of a tiny hospital that gives each room one nurse a day."""
    choices = list(product(range(N_DAYS), ("T0", "T1"), ("R0", "R1")))
    for chosen in product([None, *choices], repeat=len(problem.waiting_list)):
        bookings = tuple(
            Booking(entry.id, day, theatre, room, "S")
            for entry, choice in zip(problem.waiting_list, chosen, strict=True)
            if choice is not None
            for day, theatre, room in [choice]
        )
        if score_plan(problem, Plan(bookings)).rule("H3").amount:
            continue
        for nurses in product(("N0", "N1"), repeat=2 * N_DAYS):
            duties = tuple(
                NurseDuty(nurse, place // 2, "day", (f"R{place % 2}",))
                for place, nurse in enumerate(nurses)
            )
            yield Plan(bookings, duties)


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
