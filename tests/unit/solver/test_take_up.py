"""A plan is taken up as far as it still holds; the rest is placed anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, solve
from mapigo.solver.decisions import plan_of
from mapigo.solver.flatten import flatten
from mapigo.solver.take_up import take_up

pytestmark = pytest.mark.unit

SHORT = SolveOptions(n_threads=1, seed=3, n_steps=20_000)


@pytest.fixture(scope="module")
def planned() -> tuple[PlanningProblem, Plan]:
    problem = roomy_hospital(1)
    return problem, solve(problem, SHORT).plan


def taken_up(problem: PlanningProblem, plan: Plan) -> Plan:
    return plan_of(problem, take_up(problem, flatten(problem), plan))


def without_surgeon(problem: PlanningProblem, day: int) -> PlanningProblem:
    """Return the problem with the first surgeon away on a day."""
    first, *others = problem.centre.surgeons
    minutes = [0 if d == day else m for d, m in enumerate(first.minutes_by_day)]
    away = replace(first, minutes_by_day=tuple(minutes))
    centre = replace(problem.centre, surgeons=(away, *others))
    return replace(problem, centre=centre)


def test_a_plan_that_holds_is_taken_up_as_it_is(
    planned: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = planned
    again = taken_up(problem, plan)
    assert set(again.bookings) == set(plan.bookings)
    assert score_plan(problem, again).cost <= score_plan(problem, plan).cost


def test_only_what_cannot_stay_is_placed_anew(
    planned: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = planned
    surgeon = problem.centre.surgeons[0].id
    offset = {e.id: e.operation_offset for e in problem.waiting_list}
    day = next(
        b.admission_day + offset[b.patient]
        for b in plan.bookings
        if b.surgeon == surgeon
    )
    now = without_surgeon(problem, day)
    lost = {
        b.patient
        for b in plan.bookings
        if b.surgeon == surgeon and b.admission_day + offset[b.patient] == day
    }
    found = taken_up(now, plan).booking_of()
    for booking in plan.bookings:
        if booking.patient in lost:
            assert found.get(booking.patient) != booking
        else:
            assert found[booking.patient] == booking


def test_the_result_breaks_no_rule_whatever_the_plan(
    planned: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = planned
    on_day_0 = tuple(replace(booking, admission_day=0) for booking in plan.bookings)
    strange = replace(plan.bookings[0], patient="nobody", room="nowhere")
    crowded = replace(plan, bookings=(*on_day_0, strange))
    assert score_plan(problem, taken_up(problem, crowded)).is_feasible


def test_patients_who_must_come_get_a_place_before_others(
    planned: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = planned
    must = {entry.id for entry in problem.waiting_list if entry.mandatory}
    optional_alone = tuple(b for b in plan.bookings if b.patient not in must)
    found = taken_up(problem, replace(plan, bookings=optional_alone))
    assert must <= found.booking_of().keys()


def test_nurses_keep_their_rooms_where_they_can(
    planned: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = planned
    duties = {(d.nurse, d.day, d.shift): set(d.rooms) for d in plan.duties}
    again = {
        (d.nurse, d.day, d.shift): set(d.rooms) for d in taken_up(problem, plan).duties
    }
    same = [again.get(key, set()) == rooms for key, rooms in duties.items()]
    assert np.mean(same) > 0.9


def test_a_search_from_a_plan_stays_near(
    planned: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = planned
    weights = {**problem.policy.weights, "S10": 50}
    priced = replace(
        problem, published=plan, policy=replace(problem.policy, weights=weights)
    )
    now = without_surgeon(priced, 2)
    near = solve(now, SHORT, start=plan)
    assert near.score.is_feasible
    anew = solve(replace(now, published=None), SHORT)
    n_changed_anew = score_plan(now, anew.plan).rule("S10").amount
    assert near.score.rule("S10").amount < n_changed_anew / 2
