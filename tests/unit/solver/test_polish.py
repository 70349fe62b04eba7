"""Theatres and nurses chosen exactly: as cheap as trying all, the rest as it was."""

from __future__ import annotations

import threading
from dataclasses import replace
from importlib import import_module
from itertools import product
from random import Random

import numpy as np
import pytest
from tests.reference.plain_hospital import lying_in, patient, plain_hospital
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import (
    OPERATION,
    WARD,
    Pathway,
    PlanningProblem,
    Stage,
    Theatre,
)
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, solve
from mapigo.solver.construct import construct
from mapigo.solver.decisions import Decisions, plan_of, take_decisions
from mapigo.solver.kernels.layout import State
from mapigo.solver.polish import polish
from mapigo.solver.polish.nurse_layer import cheapest_nurses, n_choices
from mapigo.solver.polish.theatre_layer import TheatreDay
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.found import Found
from mapigo.solver.search.memory import new_search
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state
from mapigo.solver.take_up import take_up

pytestmark = pytest.mark.unit

LONG_S = 60.0
ON_THE_DAY = (Stage(OPERATION, 0), Stage(WARD, 2))
EVENING_BEFORE = (Stage(WARD, 1), Stage(OPERATION, 0), Stage(WARD, 1))


def small_hospital() -> PlanningProblem:
    return plain_hospital(
        n_days=3, rooms_beds=(2, 2), occupants=(lying_in(0, 1, 2, age=1),)
    )


def planned(problem: PlanningProblem, seed: int) -> tuple[Workplace, State]:
    """Return a plan with patients where they fit, and nurses by chance."""
    place = Workplace.of(problem)
    state = new_state(problem, place.instance)
    search = new_search(place.instance, seed)
    construct(problem, place.instance, state, search, lambda n: n < 2000, 200)
    return place, give_by_chance(place, state, seed)


def on_shift(place: Workplace, shift: int) -> list[int]:
    first, last = place.instance.nurse_start[shift : shift + 2]
    return list(place.instance.nurse_on_shift[first:last])


def give_by_chance(place: Workplace, state: State, seed: int) -> State:
    rng = Random(seed)
    nurses = state.nurse.copy()
    for room, shift in np.ndindex(nurses.shape):
        nurses[room, shift] = rng.choice(on_shift(place, shift))
    adopt(place.instance, state, *take_decisions(state)._replace(nurse=nurses))
    return state


def cost_with(place: Workplace, state: State, nurses: np.ndarray) -> int:
    adopt(place.instance, state, *take_decisions(state)._replace(nurse=nurses))
    return int(state.total[0])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("day", range(3))
def test_one_day_is_as_cheap_as_the_cheapest_of_all_choices(
    seed: int, day: int
) -> None:
    place, state = planned(small_hospital(), seed)
    per_day = place.instance.shifts_per_day
    cells = [
        (room, shift)
        for room in np.flatnonzero(state.persons[:, day])
        for shift in range(day * per_day, (day + 1) * per_day)
    ]
    assert cells
    nurses = cheapest_nurses(place.instance, state, [day], LONG_S)
    assert nurses is not None
    given = state.nurse.copy()
    least = min(
        cost_with(place, state, with_choice(given, cells, choice))
        for choice in product(*(on_shift(place, shift) for _, shift in cells))
    )
    assert cost_with(place, state, nurses) == least


def with_choice(
    nurses: np.ndarray, cells: list[tuple[int, int]], choice: tuple[int, ...]
) -> np.ndarray:
    changed = nurses.copy()
    for cell, nurse in zip(cells, choice, strict=True):
        changed[cell] = nurse
    return changed


@pytest.mark.parametrize("seed", range(4))
def test_all_days_together_cost_the_same_from_wherever_they_start(seed: int) -> None:
    place, state = planned(roomy_hospital(seed, n_days=5, n_entries=30), seed)
    costs = []
    for other_seed in range(3):
        give_by_chance(place, state, other_seed)
        nurses = cheapest_nurses(place.instance, state, range(5), LONG_S)
        assert nurses is not None
        costs.append(cost_with(place, state, nurses))
    assert len(set(costs)) == 1


def theatre_hospital(*, with_plan_in_force: bool) -> PlanningProblem:
    """Return three theatres that differ, for which many cases wait.

    One is closed on a day, one suits not every case, and some patients come a day
    before the operation.
    """
    rng = Random(3)
    patients = tuple(
        replace(
            patient(n, surgeon=n % 3, minutes=rng.choice((40, 60, 75, 90, 110))),
            pathway=Pathway(EVENING_BEFORE if n % 4 == 0 else ON_THE_DAY),
            needed_capabilities=frozenset({"bypass"} if n % 5 == 0 else ()),
        )
        for n in range(18)
    )
    bypass = frozenset({"bypass"})
    theatres = (
        Theatre("T0", (260, 200, 260, 260), capabilities=bypass),
        Theatre("T1", (300, 240, 300, 0), capabilities=bypass),
        Theatre("T2", (250, 200, 250, 260)),
    )
    problem = plain_hospital(n_days=4, rooms_beds=(4, 4, 4, 4), n_surgeons=3)
    problem = replace(
        problem,
        centre=replace(problem.centre, theatres=theatres),
        waiting_list=patients,
    )
    if not with_plan_in_force:
        return problem
    _, state = planned(problem, 5)
    weights = {**problem.policy.weights, "S10": 4}
    return replace(
        problem,
        policy=replace(problem.policy, weights=weights),
        published=plan_of(problem, take_decisions(state)),
    )


def theatres_by_chance(place: Workplace, state: State, seed: int) -> None:
    """Move cases about between theatres, where there is time for them."""
    rng = Random(seed)
    for _ in range(200):
        decisions = take_decisions(state)
        case = rng.choice(np.flatnonzero(state.day >= 0).tolist())
        decisions.theatre[case] = rng.randrange(place.instance.n_theatres)
        if times_suffice(place, decisions):
            adopt(place.instance, state, *decisions)


def operation_days(place: Workplace, state: State) -> np.ndarray:
    return np.where(state.day < 0, -1, state.day + place.instance.operation_offset)


def times_suffice(place: Workplace, decisions: Decisions) -> bool:
    """Whether the theatres suit their cases and have the minutes for them."""
    instance = place.instance
    load = np.zeros_like(instance.theatre_minutes)
    admitted = np.flatnonzero(decisions.day >= 0)
    theatre = decisions.theatre[admitted]
    when = decisions.day[admitted] + instance.operation_offset[admitted]
    np.add.at(load, (theatre, when), instance.minutes[admitted])
    suit = instance.theatre_suits[admitted, theatre].all()
    return bool(suit and (load <= instance.theatre_minutes).all())


def with_theatres_by_chance(
    seed: int, *, with_plan_in_force: bool
) -> tuple[Workplace, State]:
    problem = theatre_hospital(with_plan_in_force=with_plan_in_force)
    place, state = planned(problem, seed)
    if problem.published is not None:
        in_force = take_up(problem, place.instance, problem.published, seed)
        adopt(place.instance, state, *in_force)
    theatres_by_chance(place, state, seed)
    return place, state


def least_cost_by_trying_all(place: Workplace, state: State, day: int) -> int:
    """Return the cost of the plan with the cheapest theatres of a day."""
    before = take_decisions(state)
    cases = np.flatnonzero(operation_days(place, state) == day)
    costs = []
    for theatres in product(range(place.instance.n_theatres), repeat=cases.size):
        decisions = before._replace(theatre=before.theatre.copy())
        decisions.theatre[cases] = theatres
        if times_suffice(place, decisions):
            adopt(place.instance, state, *decisions)
            costs.append(int(state.total[0]))
    adopt(place.instance, state, *before)
    return min(costs)


chance_and_force = pytest.mark.parametrize(
    ("seed", "with_plan_in_force"), list(product(range(3), [False, True]))
)


@chance_and_force
def test_a_day_s_theatres_are_as_cheap_as_the_cheapest_of_all_choices(
    seed: int, with_plan_in_force: bool
) -> None:
    place, state = with_theatres_by_chance(seed, with_plan_in_force=with_plan_in_force)
    before, cost = take_decisions(state), int(state.total[0])
    saved = 0
    for day in range(4):
        least = least_cost_by_trying_all(place, state, day)
        of_day = TheatreDay(place.instance, state, day)
        assert of_day.most_saved >= cost - least
        found = of_day.solve(LONG_S)
        assert of_day.most_saved == 0
        cases = np.flatnonzero(operation_days(place, state) == day)
        assert sorted(found) == cases.tolist()
        decisions = before._replace(theatre=before.theatre.copy())
        decisions.theatre[list(found)] = list(found.values())
        assert times_suffice(place, decisions)
        adopt(place.instance, state, *decisions)
        assert int(state.total[0]) == least
        adopt(place.instance, state, *before)
        saved += cost - least
    assert saved > 0


@chance_and_force
def test_polishing_finds_the_cheapest_theatres_of_every_day(
    seed: int, with_plan_in_force: bool
) -> None:
    place, state = with_theatres_by_chance(seed, with_plan_in_force=with_plan_in_force)
    found = place.found(state)
    saved = sum(
        found.cost - least_cost_by_trying_all(place, state, day) for day in range(4)
    )
    assert saved > 0
    better = polish(place, found, LONG_S, threading.Event())
    nurses_as_before = better.decisions._replace(nurse=found.decisions.nurse)
    assert times_suffice(place, nurses_as_before)
    adopt(place.instance, state, *nurses_as_before)
    assert int(state.total[0]) == found.cost - saved


def test_choices_are_counted_where_somebody_lies_and_somebody_can_be_chosen() -> None:
    place, state = planned(small_hospital(), 1)
    for day in range(3):
        shifts = range(3 * day, 3 * day + 3)
        n_nurses = [len(on_shift(place, shift)) for shift in shifts]
        rooms = np.count_nonzero(state.persons[:, day])
        assert n_choices(place.instance, state, day) == rooms * sum(
            n for n in n_nurses if n > 1
        )


@pytest.mark.parametrize("seed", range(4))
def test_polishing_makes_it_cheaper_and_moves_no_patient(seed: int) -> None:
    problem = roomy_hospital(seed, n_days=6, n_entries=40)
    place, state = planned(problem, seed)
    found = place.found(state)
    better = polish(place, found, LONG_S, threading.Event())
    assert better.cost < found.cost
    assert better.violations == found.violations
    was, now = found.decisions, better.decisions
    assert np.array_equal(was.day, now.day)
    assert np.array_equal(was.room, now.room)
    assert np.array_equal(was.surgeon, now.surgeon)
    score = score_plan(problem, plan_of(problem, better.decisions))
    assert score.cost == better.cost


def test_where_there_is_no_time_or_a_stop_the_plan_stays() -> None:
    place, state = planned(roomy_hospital(1, n_days=6, n_entries=40), 1)
    found = place.found(state)
    stop = threading.Event()
    assert polish(place, found, 0.0, stop) is found
    stop.set()
    assert polish(place, found, LONG_S, stop) is found


def test_runs_that_must_repeat_are_not_polished(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> Found:
        pytest.fail("a run counted by proposals was polished")

    monkeypatch.setattr(import_module("mapigo.solver.solve"), "polish", refuse)
    options = SolveOptions(n_threads=1, seed=1, n_steps=200, time_limit_s=1000.0)
    assert solve(small_hospital(), options).plan.bookings


@pytest.mark.parametrize(
    ("time_limit_s", "expected_s"),
    [(4.0, 0.0), (10.0, 0.3), (600.0, 18.0), (6000.0, 20.0)],
)
def test_polishing_has_its_share_of_the_time(
    time_limit_s: float, expected_s: float
) -> None:
    solver = import_module("mapigo.solver.solve")
    given = solver.polish_s(SolveOptions(time_limit_s=time_limit_s))
    assert given == pytest.approx(expected_s)


def test_the_plan_that_comes_out_is_the_polished_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    solver = import_module("mapigo.solver.solve")
    monkeypatch.setattr(solver, "LEAST_POLISH_S", 0.0)
    polished: list[Found] = []

    def polish_and_keep(place: Workplace, found: Found, *more: object) -> Found:
        polished.append(polish(place, found, LONG_S, threading.Event()))
        return polished[-1]

    monkeypatch.setattr(solver, "polish", polish_and_keep)
    problem = roomy_hospital(1, n_days=6, n_entries=40)
    result = solve(problem, SolveOptions(n_threads=1, seed=1, time_limit_s=0.5))
    assert result.score.cost == polished[0].cost
