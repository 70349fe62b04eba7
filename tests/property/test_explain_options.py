"""Every option is feasible and costs what it says; no free one is cheaper."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from tests.reference.score_without_patient import score_without_patient
from tests.reference.tried_bookings import (
    adds_no_violation,
    all_bookings,
    with_booking,
    without,
)
from tests.strategies.drawn_plans import (
    PLANS,
    PROBLEMS,
    SEEDS,
    MakePlan,
    MakeProblem,
    drawn,
)

from mapigo.domain import Plan, PlanningProblem, WaitingListEntry
from mapigo.explain import explain_all, explain_patient, ways_in
from mapigo.scoring import score_plan
from mapigo.scoring.views import violations_by_patient

pytestmark = pytest.mark.property


@given(SEEDS, PROBLEMS, PLANS)
def test_every_option_is_feasible_and_costs_what_it_says(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    problem, plan = drawn(Random(seed), make_problem, make_plan)
    cost = score_plan(problem, plan).cost
    for explanation in explain_all(problem, plan, top=20):
        base = score_plan(problem, without(plan, explanation.patient))
        for option in (*explanation.options, *explanation.best_by_day):
            score = score_plan(problem, option.carried_out(plan))
            assert adds_no_violation(score, base)
            assert score.cost - cost == option.cost_difference


@given(SEEDS, PROBLEMS, PLANS)
def test_every_way_in_is_feasible_and_costs_what_it_says(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, make_problem, make_plan)
    cost = score_plan(problem, plan).cost
    entry = rng.choice(problem.waiting_list)
    base = score_plan(problem, without(plan, entry.id))
    days = range(rng.randint(0, 2), problem.centre.calendar.n_days)
    found = ways_in(problem, plan, entry.id, days, top=2)
    by_day = Counter(option.booking.admission_day for option in found)
    assert set(by_day) <= set(days)
    assert all(n <= 2 for n in by_day.values())
    assert list(found) == sorted(found, key=lambda option: option.cost_difference)
    for option in found:
        score = score_plan(problem, option.carried_out(plan))
        assert adds_no_violation(score, base)
        assert score.cost - cost == option.cost_difference


@given(SEEDS, PROBLEMS, PLANS)
def test_those_displaced_are_those_who_change_and_may(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    problem, plan = drawn(Random(seed), make_problem, make_plan)
    entries = {entry.id: entry for entry in problem.waiting_list}
    published = problem.published or Plan()
    fixed = {pin.patient for pin in (*plan.pins, *published.pins)} | {
        booking.patient
        for booking in (*plan.bookings, *published.bookings)
        if booking.admission_day < problem.today
    }
    for explanation in explain_all(problem, plan, top=20):
        for option in explanation.options:
            before, after = plan.booking_of(), option.carried_out(plan).booking_of()
            changed = {who for who in entries if before.get(who) != after.get(who)}
            assert changed == {
                explanation.patient,
                *(other.patient for other in option.displaced),
            }
            for other in option.displaced:
                assert other.patient not in fixed
                assert other.before == before[other.patient]
                assert other.after == after.get(other.patient)
                if other.after is None:
                    assert not entries[other.patient].mandatory
                else:
                    assert other.after.admission_day >= problem.today


@given(SEEDS, PROBLEMS, PLANS)
def test_who_gives_way_last_has_nothing_cheaper_left(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, make_problem, make_plan)
    entries = {entry.id: entry for entry in problem.waiting_list}
    entry = rng.choice(problem.waiting_list)
    for option in explain_patient(problem, plan, entry.id).options:
        if option.displaced and not option.new_duties:
            left, other = option.carried_out(plan), option.displaced[-1].patient
            cost = score_plan(problem, left).cost
            assert all(
                difference >= 0
                for difference in feasible_differences(problem, left, entries[other])
            )
            if not entries[other].mandatory:
                assert score_plan(problem, without(left, other)).cost >= cost


@given(SEEDS, PROBLEMS, PLANS)
def test_all_at_once_are_explained_as_one_by_one(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    problem, plan = drawn(Random(seed), make_problem, make_plan)
    assert explain_all(problem, plan, top=3) == tuple(
        explain_patient(problem, plan, entry.id, top=3)
        for entry in problem.waiting_list
    )


@given(SEEDS, PROBLEMS, PLANS)
def test_no_feasible_booking_is_cheaper_than_the_first_option(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, make_problem, make_plan)
    entry = rng.choice(problem.waiting_list)
    differences = feasible_differences(problem, plan, entry)
    explanation = explain_patient(problem, plan, entry.id, top=1)
    if explanation.has_come:
        assert explanation.options == ()
    elif differences:
        assert explanation.options[0].cost_difference <= min(differences)


def feasible_differences(
    problem: PlanningProblem, plan: Plan, entry: WaitingListEntry
) -> list[int]:
    """Score all other bookings to come; return the differences of those that hold.

    A booking holds when no charge of a hard rule names the patient.
    """
    cost, differences = score_plan(problem, plan).cost, []
    for booking in all_bookings(problem, entry):
        if booking not in plan.bookings and booking.admission_day >= problem.today:
            score = score_plan(problem, with_booking(plan, booking))
            if entry.id not in violations_by_patient(score):
                differences.append(score.cost - cost)
    return differences


@given(SEEDS, PROBLEMS, PLANS)
def test_options_are_other_bookings_cheapest_first(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, make_problem, make_plan)
    entry = rng.choice(problem.waiting_list)
    explanation = explain_patient(problem, plan, entry.id, top=4)
    bookings = [option.booking for option in explanation.options]
    differences = [option.cost_difference for option in explanation.options]
    assert len(set(bookings)) == len(bookings) <= 4
    assert explanation.booking not in bookings
    assert differences == sorted(differences)


@given(SEEDS, PROBLEMS, PLANS)
def test_parts_are_what_the_plan_costs_less_without_the_patient(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, make_problem, make_plan)
    entry = rng.choice(problem.waiting_list)
    less = score_without_patient(problem, plan, entry.id)
    score = score_plan(problem, plan)
    explanation = explain_patient(problem, plan, entry.id)
    assert explanation.cost == score.cost - less.cost
    assert {part.rule: (part.amount, part.cost) for part in explanation.parts} == {
        line.rule: (line.amount - other.amount, line.cost - other.cost)
        for line, other in zip(score.by_rule, less.by_rule, strict=True)
        if line.amount != other.amount
    }
    if explanation.is_admitted and not entry.mandatory:
        left_out = score_plan(problem, without(plan, entry.id)).cost - score.cost
        assert explanation.leaving_out_difference == left_out
