"""Planning with a plan in force: pins hold, and changes have a price."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from tests.reference.plain_hospital import lying_in, patient, plain_hospital
from tests.reference.random_hospitals import random_problem
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import (
    OPERATION,
    WARD,
    Booking,
    LogNormal,
    Pathway,
    Pin,
    Plan,
    PlanningProblem,
    Pool,
    Stage,
    Suspension,
)
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, lower_bound, solve
from mapigo.solver.arrays import row
from mapigo.solver.flatten import flatten
from mapigo.solver.published import must_be_admitted

pytestmark = pytest.mark.unit

SHORT = SolveOptions(n_threads=1, seed=3, n_steps=3_000)
OTHER_SEED = replace(SHORT, seed=4)


def in_force(
    problem: PlanningProblem, plan: Plan, price: int, day_price: int = 0
) -> PlanningProblem:
    weights = {**problem.policy.weights, "S10": price, "S14": day_price}
    return replace(
        problem, published=plan, policy=replace(problem.policy, weights=weights)
    )


@pytest.fixture(scope="module")
def before() -> tuple[PlanningProblem, Plan]:
    problem = roomy_hospital(1)
    return problem, solve(problem, SHORT).plan


def test_the_dearer_changes_are_the_fewer_there_are(
    before: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = before

    def n_changes(price: int) -> int:
        result = solve(in_force(problem, plan, price), OTHER_SEED)
        return result.score.rule("S10").amount

    free, dear = n_changes(0), n_changes(1_000)
    assert dear < free


def test_the_cost_of_changes_is_that_of_the_rules(
    before: tuple[PlanningProblem, Plan],
) -> None:
    wanted = in_force(*before, 40)
    result = solve(wanted, OTHER_SEED)
    alone = replace(wanted, published=None)
    assert result.score == score_plan(alone, result.plan, before[1])
    assert result.score.rule("S10").amount > 0


def test_nobody_is_moved_where_a_day_moved_costs_more_than_it_saves() -> None:
    """All could come two days sooner than published, which saves 10 a day (S7)."""
    hospital = plain_hospital()
    soon = solve(hospital, SHORT).plan
    later = replace(
        soon,
        bookings=tuple(
            replace(booking, admission_day=min(6, booking.admission_day + 2))
            for booking in soon.bookings
        ),
    )

    def days_moved(price: int) -> int:
        result = solve(in_force(hospital, later, 0, price), OTHER_SEED)
        return result.score.rule("S14").amount

    assert days_moved(0) > days_moved(20) == 0


def test_who_must_move_goes_where_the_fewest_near_days_are_touched() -> None:
    ill = replace(patient(0), suspensions=(Suspension(3, 5),))
    hospital = plain_hospital(patients=(ill,), weights={"S8": 900, "S14": 10})
    published = Plan((Booking("P0", 4, "T0", "R0", "S0"),))
    problem = replace(hospital, published=published)

    instance = flatten(problem)
    days = row(instance.day_start, instance.allowed_day, 0)
    assert days == [6, 2, 1, 0]
    assert instance.day_cost[0, days].tolist() == [40, 60, 90, 120]
    assert instance.day_cost[0, 7] == 900 + 60
    result = solve(problem, SHORT)
    assert result.plan.booking_of()["P0"].admission_day == 6
    assert result.score.rule("S14").amount == 2 * 2


@pytest.mark.parametrize("seed", range(20))
def test_allowed_days_stand_cheapest_first(seed: int) -> None:
    """The earliest first, where there is no plan in force."""
    problem = random_problem(Random(seed))
    instance = flatten(problem)
    for p in range(instance.n_entries):
        days = row(instance.day_start, instance.allowed_day, p)
        assert (np.diff(instance.day_cost[p, days]) >= 0).all()
        assert problem.published or days == sorted(days)


def test_pins_hold_and_stay_in_the_plan(before: tuple[PlanningProblem, Plan]) -> None:
    problem, plan = before
    booking = plan.bookings[0]
    entry = next(e for e in problem.waiting_list if e.id == booking.patient)
    later = booking.admission_day + 1
    pins = (
        Pin(entry.id, admission_day=later, surgeon=booking.surgeon),
        Pin(plan.bookings[1].patient, room=plan.bookings[1].room),
    )
    published = replace(plan, pins=pins, version="monday")
    result = solve(in_force(problem, published, 5), OTHER_SEED)

    booked = result.plan.booking_of()
    for pin in pins:
        now = booked[pin.patient]
        assert pin.admission_day in (None, now.admission_day)
        assert pin.room in (None, now.room)
        assert pin.surgeon in (None, now.surgeon)
    assert result.score.is_feasible
    assert result.plan.pins == pins
    assert result.plan.based_on == "monday"


def test_a_pin_that_no_plan_can_keep_leaves_its_patient_out(
    before: tuple[PlanningProblem, Plan],
) -> None:
    problem, _ = before
    optional = next(entry for entry in problem.waiting_list if not entry.mandatory)
    never = max(0, optional.earliest_day - 1)
    pins = (Pin(optional.id, admission_day=never), Pin(optional.id, admission_day=9))
    result = solve(in_force(problem, Plan(pins=pins), 5), SHORT)
    assert optional.id not in result.plan.booking_of()
    assert result.score.rule("H12").amount == 2


def test_a_pin_that_decides_nothing_holds_nobody(
    before: tuple[PlanningProblem, Plan],
) -> None:
    problem, _ = before
    optional = next(entry for entry in problem.waiting_list if not entry.mandatory)
    published = replace(problem, published=Plan(pins=(Pin(optional.id),)))
    assert must_be_admitted(published) == must_be_admitted(problem)


def test_who_changes_anyway_takes_the_theatre_that_is_open() -> None:
    """A change has one price: staying in the published theatre saves none of it."""
    first = patient(0, first=1, last=1)
    second = patient(1, first=1, last=1, surgeon=1)
    hospital = plain_hospital(
        patients=(first, second), weights={"S5": 5, "S10": 20, "S8": 300}
    )
    was = Booking("P1", 0, "T1", "R1", "S1")
    pins = (Pin("P0", theatre="T0"),)
    problem = replace(hospital, published=Plan((was,), pins=pins))
    booked = solve(problem, SolveOptions(n_threads=1, n_steps=1)).plan.booking_of()
    assert booked["P0"].theatre == booked["P1"].theatre == "T0"


@pytest.mark.parametrize(("room", "n_changes"), [("", 0), ("R0", 1)])
def test_a_room_published_for_who_needs_none_is_a_change(
    room: str, n_changes: int
) -> None:
    only_icu = Pathway((Stage(OPERATION, 0), Stage("icu", 2)))
    nobody = plain_hospital(patients=(), weights={"S8": 300})
    hospital = replace(
        nobody,
        centre=replace(nobody.centre, pools=(Pool("icu", (1,) * 7),)),
        waiting_list=(replace(patient(0, last=0), pathway=only_icu),),
    )
    was = Plan((Booking("P0", 0, "T0", room, "S0"),))
    problem = in_force(hospital, was, 20)
    result = solve(problem, SHORT)
    assert result.score.cost == 20 * n_changes
    assert lower_bound(problem, 60.0).value == 20 * n_changes


LATE_ON_THE_WARD = Pathway((Stage(OPERATION, 0), Stage("icu", 2), Stage(WARD, 2)))


def comes_late(published: Plan, *, first: int = 6) -> PlanningProblem:
    """Return a hospital of seven days for one whose ward days lie beyond the last."""
    nobody = plain_hospital(patients=(), weights={"S8": 300})
    hospital = replace(
        nobody,
        centre=replace(nobody.centre, pools=(Pool("icu", (1,) * 7),)),
        waiting_list=(
            replace(
                patient(0, first=first, last=6, stay_days=4), pathway=LATE_ON_THE_WARD
            ),
        ),
    )
    return in_force(hospital, published, 20)


@pytest.mark.parametrize("room", ["", "R1"])
@pytest.mark.parametrize("is_pinned", [True, False])
def test_who_needs_no_room_within_the_horizon_stays_booked_as_published(
    room: str, is_pinned: bool
) -> None:
    booking = Booking("P0", 6, "T1", room, "S0")
    pins = (Pin.of(booking),) if is_pinned else ()
    problem = comes_late(Plan((booking,), pins=pins))
    for start in (None, problem.published):
        result = solve(problem, SHORT, start=start)
        assert result.plan.bookings == (booking,)
        assert result.score.is_feasible
        assert result.score.cost == 0
    bound = lower_bound(problem, 60.0)
    assert bound.value == 0


def test_who_is_booked_without_a_room_fills_no_ward_when_stays_are_short() -> None:
    """Where the ICU stay is a day shorter, a ward day lies within the horizon (S11)."""
    stages = (Stage(OPERATION, 0), Stage("icu", 2, LogNormal(0.0, 0.4)), Stage(WARD, 2))
    booking = Booking("P0", 5, "T1", "", "S0")
    problem = comes_late(Plan((booking,), pins=(Pin.of(booking),)), first=5)
    full = tuple(lying_in(n, room, 7) for n, room in enumerate([0, 0, 1, 1, 2, 2, 2]))
    problem = replace(
        problem,
        waiting_list=(
            replace(problem.waiting_list[0], pathway=Pathway(stages), latest_day=5),
        ),
        occupants=full,
        policy=replace(problem.policy, weights=problem.policy.weights | {"S11": 7}),
    )
    with_room = replace(problem, published=None)
    assert solve(with_room, SHORT).score.rule("S11").amount > 0
    result = solve(problem, SHORT)
    assert result.plan.bookings == (booking,)
    assert result.score.rule("S11").amount == 0
    assert result.curve[-1][1] == result.score.cost


def test_who_is_pinned_to_no_room_comes_when_none_is_needed() -> None:
    published = Plan(pins=(Pin("P0", room=""),))
    problem = comes_late(published, first=0)
    result = solve(problem, SHORT)
    assert result.plan.booking_of()["P0"].admission_day >= 5
    assert result.plan.booking_of()["P0"].room == ""
    assert result.score.is_feasible


def test_a_published_room_is_a_change_for_who_is_pinned_to_none() -> None:
    published = Plan((Booking("P0", 6, "T1", "R1", "S0"),), pins=(Pin("P0", room=""),))
    problem = comes_late(published)
    assert solve(problem, SHORT).score.cost == 20
    assert lower_bound(problem, 60.0).value == 20


@pytest.mark.parametrize(
    "pin",
    [Pin("P0", surgeon="S1"), Pin("P0", theatre="T1", room="R2"), Pin("P0", room="R0")],
    ids=[
        "surgeon who may not",
        "another room that does not suit",
        "room that does not suit",
    ],
)
def test_a_pin_to_what_cannot_be_is_searched_around(pin: Pin) -> None:
    long = replace(patient(0, minutes=300), incompatible_rooms=frozenset({"R0", "R2"}))
    others = tuple(patient(n, surgeon=n % 2) for n in range(1, 8))
    hospital = plain_hospital(patients=(*others, long))
    result = solve(replace(hospital, published=Plan(pins=(pin,))), SHORT)
    assert "P0" not in result.plan.booking_of()
    assert result.score.rule("H12").amount >= 1
    assert len(result.plan.bookings) > 3
