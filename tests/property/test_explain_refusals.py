"""A refused day breaks the rules that it names; any other day has an option."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from tests.reference.tried_bookings import all_bookings, broken_rules, without
from tests.strategies.drawn_plans import (
    PLANS,
    PROBLEMS,
    SEEDS,
    MakePlan,
    MakeProblem,
    drawn,
)

from mapigo.domain import Booking, Plan, PlanningProblem, WaitingListEntry
from mapigo.explain import explain_patient, main_reason, refusals
from mapigo.scoring import Occupancy, score_plan

pytestmark = pytest.mark.property

ELIGIBILITY = {"H2", "H11", "H12"}


def problem_with_someone_waiting(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> tuple[PlanningProblem, Plan, WaitingListEntry]:
    """Return a plan without the booking of one patient, and that patient."""
    rng = Random(seed)
    problem, plan = drawn(rng, make_problem, make_plan)
    entry = rng.choice(problem.waiting_list)
    return problem, without(plan, entry.id), entry


@given(SEEDS, PROBLEMS, PLANS)
def test_a_refused_day_breaks_the_rules_that_it_names(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    problem, plan, entry = problem_with_someone_waiting(seed, make_problem, make_plan)
    found = refusals(problem, Occupancy.from_plan(problem, plan), entry)
    n_days = problem.centre.calendar.n_days
    assert [refusal.day for refusal in found] == list(range(n_days))
    bookings = all_bookings(problem, entry)
    for refusal in found:
        named = {reason.rule for reason in refusal.reasons}
        broken_by_any: set[str] = set()
        for booking in bookings:
            if named and booking.admission_day == refusal.day:
                broken = broken_rules(problem, plan, booking)
                broken_by_any |= broken
                assert broken & (named | ELIGIBILITY)
                if suits(plan, problem, entry, booking):
                    assert broken & named
        assert named <= broken_by_any


def suits(
    plan: Plan, problem: PlanningProblem, entry: WaitingListEntry, booking: Booking
) -> bool:
    """Whether a booking by itself breaks none of H2, H11 and H12."""
    pins = tuple(pin for pin in plan.pins if pin.patient == entry.id)
    alone = score_plan(problem, Plan((booking,), pins=pins))
    pinned_to_other_day = any(
        pin.admission_day not in (None, booking.admission_day) for pin in pins
    )
    amounts = [alone.rule(code).amount for code in ELIGIBILITY - {"H12"}]
    return not any(amounts) and (pinned_to_other_day or not alone.rule("H12").amount)


@given(SEEDS, PROBLEMS, PLANS)
def test_days_without_a_reason_are_the_days_with_an_option(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    problem, plan, entry = problem_with_someone_waiting(seed, make_problem, make_plan)
    explanation = explain_patient(problem, plan, entry.id)
    feasible = [refusal.day for refusal in explanation.refusals if refusal.is_feasible]
    best = [option.booking.admission_day for option in explanation.best_by_day]
    assert best == feasible


@given(SEEDS, PROBLEMS, PLANS)
def test_reasons_are_sentences(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    problem, plan, entry = problem_with_someone_waiting(seed, make_problem, make_plan)
    found = refusals(problem, Occupancy.from_plan(problem, plan), entry)
    texts = [reason.sentence for refusal in found for reason in refusal.reasons]
    for text in (*texts, main_reason(found)):
        assert text[0].isupper() or text[0].isdigit()
        assert text.endswith(".")
        assert "  " not in text
