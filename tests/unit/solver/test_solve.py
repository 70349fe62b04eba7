"""The planner as its callers see it."""

from __future__ import annotations

import threading
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from tests.reference.random_hospitals import random_problem
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import (
    Calendar,
    Pathway,
    PlanningProblem,
    Policy,
    Room,
    Stage,
    Surgeon,
)
from mapigo.domain.pathway import OPERATION, WARD
from mapigo.errors import InputError, SolverError
from mapigo.scoring import score_plan
from mapigo.solver import Progress, SolveOptions, solve

pytestmark = pytest.mark.unit

SHORT = SolveOptions(n_threads=1, seed=3, n_steps=3_000)


def test_same_seed_and_steps_give_the_same_plan() -> None:
    problem = roomy_hospital(1)
    first, second = solve(problem, SHORT), solve(problem, SHORT)
    assert first.plan == second.plan
    assert first.n_proposals == second.n_proposals


def test_another_seed_gives_another_plan() -> None:
    problem = roomy_hospital(1)
    longer = replace(SHORT, n_steps=20_000)
    other = replace(longer, seed=4)
    assert solve(problem, longer).plan != solve(problem, other).plan


def test_plan_is_feasible_and_better_than_admitting_nobody() -> None:
    problem = roomy_hospital(2)
    result = solve(problem, SHORT)
    nobody = score_plan(problem, replace(result.plan, bookings=()))
    assert result.score.is_feasible
    assert result.score.cost < nobody.cost


def test_reported_score_is_that_of_the_plan() -> None:
    problem = roomy_hospital(2)
    result = solve(problem, SHORT)
    assert result.score == score_plan(problem, result.plan)
    assert result.curve[-1][1] == result.score.cost
    assert result.first_feasible_s is not None


def test_cost_falls_along_the_curve() -> None:
    result = solve(roomy_hospital(4), replace(SHORT, n_steps=20_000))
    costs = [cost for _, cost in result.curve]
    assert costs == sorted(costs, reverse=True)


def test_two_threads_make_proposals_of_their_own() -> None:
    problem = roomy_hospital(2)
    one = solve(problem, SHORT)
    two = solve(problem, replace(SHORT, n_threads=2))
    assert two.n_proposals == 2 * one.n_proposals


def test_two_threads_find_better_plans_than_one_on_average() -> None:
    problem = roomy_hospital(2)
    one, two = (
        [
            solve(problem, replace(SHORT, n_threads=n_threads, seed=seed)).score.cost
            for seed in range(10)
        ]
        for n_threads in (1, 2)
    )
    assert sum(two) < sum(one)


def test_stop_keeps_the_plan_constructed_so_far() -> None:
    stop = threading.Event()
    stop.set()
    result = solve(roomy_hospital(2), SolveOptions(time_limit_s=600), stop=stop)
    assert result.interrupted
    assert result.score.is_feasible
    assert result.plan.bookings


def test_a_plan_admits_who_fits_however_little_time_there_is() -> None:
    problem = roomy_hospital(2)
    result = solve(problem, SolveOptions(time_limit_s=1e-6))
    optional = {entry.id for entry in problem.waiting_list if not entry.mandatory}
    assert optional & result.plan.booking_of().keys()
    assert result.score.is_feasible


def test_nobody_searches_on_when_the_caller_fails() -> None:
    before = set(threading.enumerate())

    def fail(progress: Progress) -> None:
        if progress.n_proposals:
            message = "nobody looks at this progress"
            raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="nobody looks"):
        solve(roomy_hospital(2), SolveOptions(time_limit_s=3600), on_progress=fail)
    for thread in set(threading.enumerate()) - before:
        thread.join(30)
        assert not thread.is_alive()


def test_progress_names_the_phases_in_order() -> None:
    seen: list[Progress] = []
    solve(
        roomy_hospital(2),
        SolveOptions(time_limit_s=1.2, n_threads=1),
        on_progress=seen.append,
    )
    phases = list(dict.fromkeys(progress.phase for progress in seen))
    assert phases[-2:] == ["constructing", "searching"]
    assert seen[-1].n_proposals > 0


def test_nobody_waiting_gives_an_empty_plan_with_nurses_for_occupants() -> None:
    problem = replace(roomy_hospital(2), waiting_list=())
    result = solve(problem, SHORT)
    assert result.plan.bookings == ()
    assert result.score.rule("H9").amount == 0


def test_centre_without_nurses_is_planned_without_duties() -> None:
    problem = roomy_hospital(2)
    problem = replace(problem, centre=replace(problem.centre, nurses=()))
    result = solve(problem, SHORT)
    assert result.score.is_feasible
    assert result.plan.bookings
    assert result.plan.duties == ()


def test_nobody_fits_when_every_bed_is_closed() -> None:
    problem = roomy_hospital(2)
    n_days = problem.centre.calendar.n_days
    rooms = tuple(
        replace(room, closed_beds_by_day=(room.beds,) * n_days)
        for room in problem.centre.rooms
    )
    problem = replace(
        problem,
        centre=replace(problem.centre, rooms=rooms),
        occupants=(),
        waiting_list=tuple(
            entry for entry in problem.waiting_list if 0 in entry.pathway.ward_offsets
        ),
    )
    result = solve(problem, SHORT)
    assert result.plan.bookings == ()
    n_mandatory = sum(entry.mandatory for entry in problem.waiting_list)
    assert result.score.violations == result.score.rule("H5").amount == n_mandatory


def test_mandatory_patients_come_before_all_others() -> None:
    problem = roomy_hospital(2)
    room = Room("R0", 1, ward="A")
    surgeon = replace(problem.centre.surgeons[0])
    entries = tuple(
        replace(
            problem.waiting_list[1],
            id=f"P{n}",
            sex="F",
            ward="",
            surgeons=(surgeon.id,),
            pathway=Pathway((Stage(OPERATION, 0), Stage(WARD, 10))),
            workload=(1,) * 30,
            required_skill=(0,) * 30,
            earliest_day=0,
            latest_day=0 if n == 4 else None,
            mandatory=n == 4,
            incompatible_rooms=frozenset(),
        )
        for n in range(5)
    )
    centre = replace(problem.centre, rooms=(room,), surgeons=(surgeon,))
    policy = Policy("dear to leave out", weights={"S8": 5000})
    result = solve(PlanningProblem(centre, entries, (), policy), SHORT)
    assert "P4" in result.plan.booking_of()
    assert result.score.is_feasible


@pytest.mark.parametrize("seed", range(12))
def test_any_small_hospital_is_planned(seed: int) -> None:
    problem = random_problem(Random(seed))
    result = solve(problem, replace(SHORT, n_steps=500))
    assert result.score == score_plan(problem, result.plan)


def test_stays_beyond_the_bits_are_refused_with_a_sentence() -> None:
    problem = roomy_hospital(2, n_days=70)
    entry = replace(
        problem.waiting_list[1],
        pathway=Pathway.simple(65),
        workload=(1,) * 195,
        required_skill=(0,) * 195,
    )
    with pytest.raises(SolverError, match=r"stays 65 days .* up to 64 days"):
        solve(replace(problem, waiting_list=(entry,)), SHORT)


def test_too_many_age_groups_are_refused_with_a_sentence() -> None:
    problem = roomy_hospital(2)
    groups = (*problem.centre.age_groups, *(f"group {n}" for n in range(11)))
    centre = replace(problem.centre, age_groups=groups)
    with pytest.raises(SolverError, match="has 13 age groups"):
        solve(replace(problem, centre=centre), SHORT)


def test_too_heavy_weights_are_refused_with_a_sentence() -> None:
    problem = roomy_hospital(2)
    entries = tuple(replace(e, priority_score=1000) for e in problem.waiting_list)
    policy = replace(problem.policy, weights={"S9": 900_000})
    with pytest.raises(SolverError, match="divide all weights by a common factor"):
        solve(replace(problem, waiting_list=entries, policy=policy), SHORT)


def test_one_surgeon_one_day_one_room() -> None:
    problem = roomy_hospital(5, n_days=1)
    centre = replace(
        problem.centre,
        calendar=Calendar(1, problem.centre.calendar.shift_types),
        rooms=(Room("R2", 4, ward="A"),),
        surgeons=(Surgeon("S0", (360,)),),
    )
    entries = tuple(
        replace(e, surgeons=("S0",), incompatible_rooms=frozenset(), earliest_day=0)
        for e in problem.waiting_list
    )
    result = solve(replace(problem, centre=centre, waiting_list=entries), SHORT)
    assert result.score.is_feasible
    minutes = {entry.id: entry.theatre_minutes for entry in entries}
    booked = [minutes[booking.patient] for booking in result.plan.bookings]
    assert 0 < sum(booked) <= 360


def without_shift(problem: PlanningProblem, day: int, shift: str) -> PlanningProblem:
    """Return the problem with no nurse in one shift."""
    nurses = tuple(
        replace(
            nurse,
            shifts=tuple(s for s in nurse.shifts if (s.day, s.shift) != (day, shift)),
        )
        for nurse in problem.centre.nurses
    )
    return replace(problem, centre=replace(problem.centre, nurses=nurses))


def test_nobody_lies_in_a_ward_on_a_day_with_an_unstaffed_shift() -> None:
    result = solve(without_shift(roomy_hospital(2), 5, "night"), SHORT)
    assert result.score.is_feasible
    assert result.plan.bookings


def test_violations_by_occupants_alone_are_reported_while_searching() -> None:
    seen: list[Progress] = []
    problem = without_shift(roomy_hospital(2), 0, "night")
    options = SolveOptions(time_limit_s=1.2, n_threads=1)
    result = solve(problem, options, on_progress=seen.append)
    assert result.score.violations == result.score.rule("H9").amount == 1
    assert seen[-1].violations == 1
    assert result.first_feasible_s is None


@pytest.mark.parametrize("factor", [1, 1000])
def test_mandatory_patients_stay_in_whatever_the_weights(factor: int) -> None:
    problem = roomy_hospital(3)
    weights = {rule: w * factor for rule, w in problem.policy.weights.items()}
    problem = replace(problem, policy=replace(problem.policy, weights=weights))
    result = solve(problem, replace(SHORT, n_steps=20_000))
    assert result.score.is_feasible
    assert len(result.curve) > 1


def test_plans_do_not_depend_on_the_unit_of_the_weights() -> None:
    problem = roomy_hospital(3)
    in_hundreds = {rule: w * 100 for rule, w in problem.policy.weights.items()}
    in_thousands = {rule: w * 1000 for rule, w in problem.policy.weights.items()}
    plans = [
        solve(
            replace(problem, policy=replace(problem.policy, weights=weights)), SHORT
        ).plan
        for weights in (in_hundreds, in_thousands)
    ]
    assert plans[0] == plans[1]


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"time_limit_s": 0.0}, "Expected a finite time_limit_s above 0"),
        ({"time_limit_s": float("inf")}, "Expected a finite time_limit_s above 0"),
        ({"n_threads": 0}, "Expected n_threads of at least 1"),
        ({"seed": -1}, "Expected seed of at least 0"),
        ({"n_steps": 0}, "Expected n_steps of at least 1, or none"),
    ],
)
def test_impossible_options_are_refused(options: dict[str, Any], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        SolveOptions(**options)


def test_more_persons_than_numbers_are_refused_with_a_sentence() -> None:
    problem = roomy_hospital(2)
    entry = problem.waiting_list[1]
    entries = tuple(replace(entry, id=f"P{n}") for n in range(32_768))
    with pytest.raises(SolverError, match=r"has 32769 persons, .* up to 32767"):
        solve(replace(problem, waiting_list=entries), SHORT)


def test_same_seed_and_steps_give_the_same_plan_on_two_threads() -> None:
    problem = roomy_hospital(1)
    options = replace(SHORT, n_threads=2)
    assert solve(problem, options).plan == solve(problem, options).plan
