"""Whatever the desk offers costs what it says, breaks nothing, and leaves none out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.reference.crowded_hospitals import crowded_problem
from tests.reference.orderly_plans import orderly_plan
from tests.reference.random_hospitals import random_plan, random_problem
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.desk import Slot, backfill, book, icu_desk
from mapigo.desk.candidates import candidates
from mapigo.desk.chains import best_chain
from mapigo.desk.leaving_sooner import with_step_down
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.unit_stays import bed_pools
from mapigo.domain import (
    HARD_RULES,
    Booking,
    NurseDuty,
    Plan,
    PlanningProblem,
    WaitingListEntry,
)
from mapigo.scoring import Occupancy, Score, score_plan
from mapigo.scoring.views import violations_by_patient

pytestmark = pytest.mark.property

MakeProblem = Callable[[Random], PlanningProblem]
MakePlan = Callable[[Random, PlanningProblem], Plan]
SEEDS = st.integers(0, 2**32 - 1)
PROBLEMS = st.sampled_from([random_problem, crowded_problem])
PLANS = st.sampled_from([random_plan, orderly_plan])
FREEZE_DAYS = st.integers(0, 3)


def drawn(rng: Random, make_plan: MakePlan) -> tuple[PlanningProblem, Plan]:
    problem = random_problem(rng)
    return problem, make_plan(rng, problem)


def with_plan_in_force(problem: PlanningProblem, plan: Plan) -> PlanningProblem:
    """Return the problem with a plan in force, and the pins of the one before."""
    pins = plan.pins
    if problem.published is not None:
        pins = tuple(dict.fromkeys((*pins, *problem.published.pins)))
    return replace(problem, published=replace(plan, pins=pins))


def adds_no_violation(score: Score, base: Score, besides: Collection[str] = ()) -> bool:
    return all(
        score.rule(code).amount <= base.rule(code).amount
        for code in HARD_RULES
        if code not in besides
    )


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
    problem, plan = drawn(rng, make_plan)
    problem = replace(problem, policy=replace(problem.policy, freeze_days=freeze_days))
    entry = rng.choice(problem.waiting_list)
    offers = book(problem, plan, entry.id, top=99)
    in_force = with_plan_in_force(problem, plan)
    base = score_plan(in_force, plan)
    days = [offer.admission_day for offer in offers.offers]
    assert len(set(days)) == len(days)
    for offer in offers.offers:
        score = score_plan(in_force, offer.carried_out(plan))
        assert score.cost - base.cost == offer.cost_change
        assert adds_no_violation(score, base)
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
    problem = make_problem(rng)
    plan = make_plan(rng, problem)
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
    rng = Random(seed)
    problem, plan = drawn(rng, make_plan)
    in_force = with_plan_in_force(problem, plan)
    base = score_plan(in_force, plan)
    for slot in open_slots(problem, plan):
        answer = backfill(problem, plan, slot, top=99)
        ranks = [filling.rank for filling in answer.fillings]
        assert ranks == sorted(ranks)
        for filling in answer.fillings:
            after = filling.carried_out(plan)
            score = score_plan(in_force, after)
            assert score.cost - base.cost == filling.cost_change
            assert adds_no_violation(score, base)
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
        chain = best_chain(now, candidates(now, slot))
        if chain is None:
            continue
        days = [link.slot.day for link in chain.links]
        assert days == sorted(days)
        assert 2 <= len(chain.links) <= 3
        score = score_plan(problem, chain.carried_out(plan))
        assert score.cost - base.cost == chain.cost_change
        assert adds_no_violation(score, base)


@settings(max_examples=15)
@example(141, crowded_problem, random_plan)
@given(SEEDS, PROBLEMS, PLANS)
def test_the_best_chain_costs_what_it_says_in_a_plan_that_breaks_rules_too(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem = make_problem(rng)
    plan = make_plan(rng, problem)
    problem = replace(problem, published=plan)
    base, now = score_plan(problem, plan), OpenPlan.of(problem, plan)
    free = now.occupancy.free.theatre_minutes
    for slot in open_slots(problem, plan)[:4]:
        open_slot = slot.within(free[slot.theatre, slot.day])
        chain = best_chain(now, candidates(now, open_slot))
        if chain is not None:
            assert len(set(chain.patients)) == len(chain.links)
            score = score_plan(problem, chain.carried_out(plan))
            assert score.cost - base.cost == chain.cost_change
            assert adds_no_violation(score, base)


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
    problem, plan = drawn(rng, make_plan)
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
            breaks_nothing(in_force, plan, booking)
            for booking in bookings_in(problem, slot, entry)
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


def bookings_in(
    problem: PlanningProblem, slot: Slot, entry: WaitingListEntry
) -> list[Booking]:
    rooms = [room.id for room in problem.centre.rooms]
    return [
        Booking(
            entry.id, slot.day - entry.operation_offset, slot.theatre, room, surgeon
        )
        for room, surgeon in product(
            rooms if entry.pathway.ward_offsets else [""], entry.surgeons
        )
        if slot.day >= entry.operation_offset
    ]


def breaks_nothing(problem: PlanningProblem, plan: Plan, booking: Booking) -> bool:
    """Whether no hard rule is broken where the booking has a part."""
    others = tuple(one for one in plan.bookings if one.patient != booking.patient)
    tried = replace(plan, bookings=(*others, booking))
    return booking.patient not in violations_by_patient(score_plan(problem, tried))


@given(SEEDS, PLANS)
def test_nights_are_counted_as_the_score_counts_them(
    seed: int, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, make_plan)
    if not bed_pools(problem):
        return
    users = Occupancy.from_plan(replace(problem, waiting_list=no_teams(problem)), plan)
    units = [pool.id for pool in bed_pools(problem)]
    desk = icu_desk(problem, plan, units=units)
    for unit in desk.units:
        for night in unit.nights:
            in_bed = users.pool_users.get((unit.pool.id, night.day), [])
            assert night.planned == len(in_bed)
            assert 0 <= night.chance_lacking <= 1


def no_teams(problem: PlanningProblem) -> tuple[WaitingListEntry, ...]:
    return tuple(replace(entry, teams=()) for entry in problem.waiting_list)


@given(SEEDS, PLANS)
def test_the_choices_at_the_icu_desk_cost_what_they_say(
    seed: int, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem, plan = drawn(rng, make_plan)
    if not bed_pools(problem):
        return
    units = [pool.id for pool in bed_pools(problem)]
    in_force = with_plan_in_force(problem, plan)
    base = score_plan(in_force, plan)
    for unit in icu_desk(problem, plan, units=units).units:
        for coming in unit.coming:
            if coming.later is not None:
                after = without(plan, coming.patient)
                if coming.later.option:
                    after = coming.later.option.carried_out(plan)
                    assert adds_no_violation(score_plan(in_force, after), base)
                check_difference(in_force, base, after, coming.later.cost_change)
        for candidate in unit.could_come:
            after = candidate.option.carried_out(plan)
            check_difference(in_force, base, after, candidate.cost_change)
        for step_down in unit.step_downs:
            stay = step_down.in_bed.stay
            freed = with_step_down(in_force, stay, problem.today)
            freed_base = score_plan(freed, plan)
            if step_down.has_bed:
                assert adds_no_violation(freed_base, base, besides={"H9"})
            if step_down.takes:
                after = step_down.takes.option.carried_out(plan)
                cost_change = step_down.takes.cost_change
                check_difference(freed, freed_base, after, cost_change)


def without(plan: Plan, patient: str) -> Plan:
    others = tuple(one for one in plan.bookings if one.patient != patient)
    return replace(plan, bookings=others)


def check_difference(
    problem: PlanningProblem, base: Score, after: Plan, cost_change: int
) -> None:
    score = score_plan(problem, after)
    assert score.cost - base.cost == cost_change
