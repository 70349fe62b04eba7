"""Whatever the desk offers costs what it says, breaks nothing, and leaves none out."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.reference.crowded_hospitals import crowded_problem
from tests.reference.orderly_plans import orderly_plan
from tests.reference.random_hospitals import random_plan, random_problem
from tests.reference.roomy_hospital import roomy_hospital
from tests.reference.tried_bookings import (
    adds_no_violation,
    all_bookings,
    broken_rules,
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

from mapigo.desk import Slot, Unit, backfill, book, icu_desk
from mapigo.desk.chains import best_chain
from mapigo.desk.leaving_sooner import with_step_down
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.takers import takers
from mapigo.desk.unit_stays import bed_pools
from mapigo.domain import NurseDuty, Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring import Occupancy, Score, score_plan

pytestmark = pytest.mark.property

FREEZE_DAYS = st.integers(0, 3)


def with_plan_in_force(problem: PlanningProblem, plan: Plan) -> PlanningProblem:
    """Return the problem with a plan in force, and the pins of the one before."""
    pins = plan.pins
    if problem.published is not None:
        pins = tuple(dict.fromkeys((*pins, *problem.published.pins)))
    return replace(problem, published=replace(plan, pins=pins))


def check_cost(
    problem: PlanningProblem, base: Score, after: Plan, cost_change: int
) -> Score:
    """Check what a changed plan costs more, and return its score."""
    score = score_plan(problem, after)
    assert score.cost - base.cost == cost_change
    return score


def check_change(
    problem: PlanningProblem, base: Score, after: Plan, cost_change: int
) -> None:
    """Check that a changed plan costs what was said, and breaks nothing more."""
    assert adds_no_violation(check_cost(problem, base, after, cost_change), base)


def all_units(problem: PlanningProblem, plan: Plan) -> tuple[Unit, ...]:
    """Return the desk of every unit with beds; of none where there is none."""
    units = [pool.id for pool in bed_pools(problem)]
    return icu_desk(problem, plan, units=units).units if units else ()


def open_slots(problem: PlanningProblem, plan: Plan) -> list[Slot]:
    """Return the theatres and days, from today on, with minutes left."""
    free = Occupancy.from_plan(problem, plan).free.theatre_minutes
    return [
        Slot(theatre, day)
        for (theatre, day), minutes in free.items()
        if day >= problem.today and minutes > 0
    ]


@given(SEEDS, PLANS, FREEZE_DAYS)
def test_every_offer_costs_what_it_says_and_breaks_nothing(
    seed: int, make_plan: MakePlan, freeze_days: int
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, random_problem, make_plan)
    problem = replace(problem, policy=replace(problem.policy, freeze_days=freeze_days))
    entry = rng.choice(problem.waiting_list)
    offers = book(problem, plan, entry.id, top=99)
    in_force = with_plan_in_force(problem, plan)
    base = score_plan(in_force, plan)
    days = [offer.admission_day for offer in offers.offers]
    assert len(set(days)) == len(days)
    for offer in offers.offers:
        check_change(in_force, base, offer.carried_out(plan), offer.cost_change)
        assert offer.timing.notice_days >= 0
        for other in offer.displaced:
            assert other.before.admission_day >= problem.today + freeze_days


@example(34, crowded_problem, orderly_plan)
@given(SEEDS, PROBLEMS, PLANS)
def test_a_wanted_day_is_possible_if_it_is_among_the_offers_or_two_give_way(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    """For two it is looked only where there is nothing else on any day asked for."""
    rng = Random(seed)
    problem, plan = drawn(rng, make_problem, make_plan)
    entry = rng.choice(problem.waiting_list)
    booking = plan.booking_of().get(entry.id)
    on = rng.randrange(problem.centre.calendar.n_days)
    offers = book(problem, plan, entry.id, top=99)
    days = {offer.admission_day for offer in offers.offers}
    answer = book(problem, plan, entry.id, top=99, on=on)
    if booking is not None and booking.admission_day < problem.today:
        assert not answer.offers
        assert not offers.offers
    elif booking is None or booking.admission_day != on:
        assert answer.is_yes or on not in days
        if answer.is_yes and on not in days:
            assert {len(offer.displaced) for offer in answer.offers} == {2}
        if not answer.is_yes:
            assert {offer.admission_day for offer in answer.offers} == days
            distances = [abs(offer.admission_day - on) for offer in answer.offers]
            assert distances == sorted(distances)


@given(SEEDS, PLANS)
def test_every_filling_costs_what_it_says_and_breaks_nothing(
    seed: int, make_plan: MakePlan
) -> None:
    problem, plan = drawn(Random(seed), random_problem, make_plan)
    in_force = with_plan_in_force(problem, plan)
    base = score_plan(in_force, plan)
    for slot in open_slots(problem, plan):
        answer = backfill(problem, plan, slot, top=99)
        ranks = [filling.rank for filling in answer.fillings]
        assert ranks == sorted(ranks)
        for filling in answer.fillings:
            after = filling.carried_out(plan)
            check_change(in_force, base, after, filling.cost_change)
            assert len(set(filling.patients)) == len(filling.patients) <= 3
            others = [one for one in plan.bookings if one.patient in filling.patients]
            unchanged = [one for one in plan.bookings if one in after.bookings]
            assert len(unchanged) == len(plan.bookings) - len(others)


@settings(max_examples=15)
@given(st.integers(0, 99))
def test_the_best_chain_costs_what_it_says_and_breaks_nothing(seed: int) -> None:
    """Also where a single patient is better, and no chain is shown."""
    rng = Random(seed)
    problem, plan = filled_hospital(rng)
    base, now = score_plan(problem, plan), OpenPlan.of(problem, plan)
    free = now.occupancy.free.theatre_minutes
    slots = [Slot(theatre, day).within(free[theatre, day]) for theatre, day in free]
    for slot in rng.sample(slots, 6):
        chain = best_chain(now, takers(now, slot))
        if chain is None:
            continue
        days = [link.slot.day for link in chain.links]
        assert days == sorted(days)
        assert 2 <= len(chain.links) <= 3
        check_change(problem, base, chain.carried_out(plan), chain.cost_change)


@settings(max_examples=15)
@example(141, crowded_problem, random_plan)
@given(SEEDS, PROBLEMS, PLANS)
def test_the_best_chain_costs_what_it_says_in_a_plan_that_breaks_rules_too(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    problem, plan = drawn(Random(seed), make_problem, make_plan)
    problem = replace(problem, published=plan)
    base, now = score_plan(problem, plan), OpenPlan.of(problem, plan)
    free = now.occupancy.free.theatre_minutes
    for slot in open_slots(problem, plan)[:4]:
        open_slot = slot.within(free[slot.theatre, slot.day])
        chain = best_chain(now, takers(now, open_slot))
        if chain is not None:
            assert len(set(chain.patients)) == len(chain.links)
            check_change(problem, base, chain.carried_out(plan), chain.cost_change)


def filled_hospital(rng: Random) -> tuple[PlanningProblem, Plan]:
    """Return a plan in force made of offers that were accepted, one after another."""
    problem = roomy_hospital(rng.randrange(99), n_entries=24)
    duties = tuple(
        NurseDuty(nurse.id, shift.day, shift.shift, (room.id,))
        for nurse, room in zip(
            problem.centre.nurses, problem.centre.rooms, strict=False
        )
        for shift in nurse.shifts
    )
    plan = Plan(duties=duties)
    for entry in problem.waiting_list[:18]:
        offers = book(problem, plan, entry.id).offers
        free = [offer for offer in offers if not offer.displaced]
        if free:
            plan = rng.choice(free).carried_out(plan)
    weights = {**problem.policy.weights, "S10": 20, "S14": 1}
    policy = replace(problem.policy, weights=weights)
    return replace(problem, policy=policy, published=plan), plan


@given(SEEDS, PLANS)
def test_whoever_fits_into_a_slot_is_among_those_who_fill_it(
    seed: int, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, random_problem, make_plan)
    slots = open_slots(problem, plan)
    if not slots:
        return
    slot = rng.choice(slots)
    in_force = with_plan_in_force(problem, plan)
    answer = backfill(problem, plan, slot, top=99)
    found = {one.patients[0] for one in answer.fillings if not one.is_chain}
    fitting = {
        entry.id
        for entry in problem.waiting_list
        if is_asked(problem, plan, slot, entry)
        and any(
            not broken_rules(in_force, plan, booking)
            for booking in all_bookings(problem, entry)
            if booking.theatre == slot.theatre
            and booking.admission_day + entry.operation_offset == slot.day
        )
    }
    assert fitting <= found
    assert answer.n_fitting == len(found)


def is_asked(
    problem: PlanningProblem, plan: Plan, slot: Slot, entry: WaitingListEntry
) -> bool:
    booking = plan.booking_of().get(entry.id)
    if booking is None:
        return True
    is_later = booking.admission_day + entry.operation_offset > slot.day
    return is_later and booking.admission_day >= problem.today


@given(SEEDS, PLANS)
def test_nights_are_counted_as_the_score_counts_them(
    seed: int, make_plan: MakePlan
) -> None:
    problem, plan = drawn(Random(seed), random_problem, make_plan)
    no_teams = tuple(replace(entry, teams=()) for entry in problem.waiting_list)
    users = Occupancy.from_plan(replace(problem, waiting_list=no_teams), plan)
    for unit in all_units(problem, plan):
        for night in unit.nights:
            in_bed = users.pool_users.get((unit.pool.id, night.day), [])
            assert night.planned == len(in_bed)
            assert 0 <= night.chance_lacking <= 1


@given(SEEDS, PLANS)
def test_the_choices_at_the_icu_desk_cost_what_they_say(
    seed: int, make_plan: MakePlan
) -> None:
    problem, plan = drawn(Random(seed), random_problem, make_plan)
    in_force = with_plan_in_force(problem, plan)
    base = score_plan(in_force, plan)
    for unit in all_units(problem, plan):
        for coming in unit.coming:
            if coming.later is not None:
                option = coming.later.option
                left_out = without(plan, coming.patient)
                after = option.carried_out(plan) if option else left_out
                score = check_cost(in_force, base, after, coming.later.cost_change)
                assert option is None or adds_no_violation(score, base)
        for taker in unit.could_come:
            after = taker.option.carried_out(plan)
            check_cost(in_force, base, after, taker.cost_change)
        for step_down in unit.step_downs:
            stay = step_down.in_bed.stay
            freed = with_step_down(in_force, stay)
            freed_base = score_plan(freed, plan)
            if step_down.has_bed:
                assert adds_no_violation(freed_base, base, besides={"H9"})
            if step_down.takes:
                after = step_down.takes.option.carried_out(plan)
                check_cost(freed, freed_base, after, step_down.takes.cost_change)
