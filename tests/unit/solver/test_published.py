"""Planning with a plan in force: pins hold, and changes have a price."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.plain_hospital import patient, plain_hospital
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import Booking, Pin, Plan, PlanningProblem
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, solve
from mapigo.solver.published import must_be_admitted

pytestmark = pytest.mark.unit

SHORT = SolveOptions(n_threads=1, seed=3, n_steps=3_000)
OTHER_SEED = replace(SHORT, seed=4)


def in_force(problem: PlanningProblem, plan: Plan, price: int) -> PlanningProblem:
    weights = {**problem.policy.weights, "S10": price}
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
