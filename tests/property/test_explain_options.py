"""Every option is feasible, costs what it says, and none is cheaper than the best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reference.orderly_plans import orderly_plan
from tests.reference.random_hospitals import random_plan, random_problem

from mapigo.domain import (
    HARD_RULES,
    Booking,
    Plan,
    PlanningProblem,
    WaitingListEntry,
)
from mapigo.explain import explain_patient
from mapigo.scoring import Score, score_plan
from mapigo.scoring.views import violations_by_patient

pytestmark = pytest.mark.property

MakePlan = Callable[[Random, PlanningProblem], Plan]
SEEDS = st.integers(0, 2**32 - 1)
PLANS = st.sampled_from([random_plan, orderly_plan])


def without(plan: Plan, patient: str) -> Plan:
    others = tuple(old for old in plan.bookings if old.patient != patient)
    return replace(plan, bookings=others)


def adds_no_violation(score: Score, base: Score) -> bool:
    return all(score.rule(code).amount <= base.rule(code).amount for code in HARD_RULES)


@given(SEEDS, PLANS)
def test_every_option_is_feasible_and_costs_what_it_says(
    seed: int, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = make_plan(rng, problem)
    cost = score_plan(problem, plan).cost
    for entry in problem.waiting_list:
        explanation = explain_patient(problem, plan, entry.id, top=20)
        base = score_plan(problem, without(plan, entry.id))
        for option in (*explanation.options, *explanation.best_by_day):
            score = score_plan(problem, option.carried_out(plan))
            assert adds_no_violation(score, base)
            assert score.cost - cost == option.cost_difference


@given(SEEDS, PLANS)
def test_no_feasible_booking_is_cheaper_than_the_first_option(
    seed: int, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = make_plan(rng, problem)
    entry = rng.choice(problem.waiting_list)
    differences = feasible_differences(problem, plan, entry)
    options = explain_patient(problem, plan, entry.id, top=1).options
    if differences:
        assert options[0].cost_difference <= min(differences)


def feasible_differences(
    problem: PlanningProblem, plan: Plan, entry: WaitingListEntry
) -> list[int]:
    """Score all other bookings; return the differences of those that break nothing.

    A booking breaks nothing when no charge of a hard rule names the patient.
    """
    others, cost = without(plan, entry.id), score_plan(problem, plan).cost
    differences = []
    for booking in all_bookings(problem, entry):
        if booking not in plan.bookings:
            tried = replace(others, bookings=(*others.bookings, booking))
            score = score_plan(problem, tried)
            if entry.id not in violations_by_patient(score):
                differences.append(score.cost - cost)
    return differences


def all_bookings(problem: PlanningProblem, entry: WaitingListEntry) -> list[Booking]:
    centre = problem.centre
    rooms = [room.id for room in centre.rooms] if entry.pathway.ward_offsets else [""]
    return [
        Booking(entry.id, day, theatre.id, room, surgeon)
        for day, theatre, room, surgeon in product(
            range(centre.calendar.n_days), centre.theatres, rooms, entry.surgeons
        )
    ]


@given(SEEDS, PLANS)
def test_options_are_other_bookings_cheapest_first(
    seed: int, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = make_plan(rng, problem)
    entry = rng.choice(problem.waiting_list)
    explanation = explain_patient(problem, plan, entry.id, top=4)
    bookings = [option.booking for option in explanation.options]
    differences = [option.cost_difference for option in explanation.options]
    assert len(set(bookings)) == len(bookings) <= 4
    assert explanation.booking not in bookings
    assert differences == sorted(differences)


@given(SEEDS, PLANS)
def test_parts_are_what_the_plan_costs_less_without_the_patient(
    seed: int, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = make_plan(rng, problem)
    entry = rng.choice(problem.waiting_list)
    rest = tuple(other for other in problem.waiting_list if other != entry)
    pins = tuple(pin for pin in plan.pins if pin.patient != entry.id)
    published = problem.published
    if published is not None:
        published = replace(
            without(published, entry.id),
            pins=tuple(pin for pin in published.pins if pin.patient != entry.id),
        )
    less = score_plan(
        replace(problem, waiting_list=rest, published=published),
        replace(without(plan, entry.id), pins=pins),
    )
    score = score_plan(problem, plan)
    explanation = explain_patient(problem, plan, entry.id)
    assert explanation.cost == score.cost - less.cost
    assert all(part.amount > 0 for part in explanation.parts)
    if explanation.is_admitted and not entry.mandatory:
        left_out = score_plan(problem, without(plan, entry.id)).cost - score.cost
        assert explanation.leaving_out_difference == left_out
