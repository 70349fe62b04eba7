"""An occupancy changed by a booking is the occupancy of the changed plan."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from tests.reference.random_hospitals import random_problem
from tests.strategies.drawn_plans import PLANS, PROBLEMS, SEEDS, MakePlan, MakeProblem

from mapigo.domain import NurseDuty, Plan
from mapigo.scoring import Occupancy

pytestmark = pytest.mark.property

TABLES = [field.name for field in fields(Occupancy) if field.name != "persons"]


def tables_of(occupancy: Occupancy) -> dict[str, Any]:
    """Return all that an occupancy says, in values that can be compared."""
    return {
        **{name: getattr(occupancy, name) for name in TABLES},
        "persons": {
            place: [(who.id, who.arrival_day) for who in persons]
            for place, persons in occupancy.persons.items()
        },
        "free": occupancy.free,
        "pool_arrivals": occupancy.pool_arrivals,
        "nurse_load": occupancy.nurse_load,
        "nurses_on_duty": occupancy.nurses_on_duty,
        "unit_patients": occupancy.unit_loads.patients,
        "unit_persons": {
            place: np.asarray(counts).tolist()
            for place, counts in occupancy.unit_loads.persons.items()
        },
        "unit_capacity": occupancy.unit_loads.capacity,
    }


@given(SEEDS, PROBLEMS, PLANS)
def test_bookings_that_go_and_come_leave_the_occupancy_of_the_new_plan(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem = make_problem(rng)
    plan = make_plan(rng, problem)
    occupancy = Occupancy.from_plan(problem, plan)
    for booking in rng.sample(plan.bookings, min(3, len(plan.bookings))):
        occupancy = occupancy.without(booking.patient)
        day = rng.randrange(problem.centre.calendar.n_days)
        if rng.random() < 0.7:
            occupancy = occupancy.with_booking(replace(booking, admission_day=day))
        again = Occupancy.from_plan(problem, occupancy.plan)
        assert tables_of(occupancy) == tables_of(again)


@given(SEEDS, PROBLEMS, PLANS)
def test_a_booking_brings_nurses_to_its_room(
    seed: int, make_problem: MakeProblem, make_plan: MakePlan
) -> None:
    rng = Random(seed)
    problem = make_problem(rng)
    plan = make_plan(rng, problem)
    if not plan.bookings:
        return
    booking = rng.choice(plan.bookings)
    before = Occupancy.from_plan(problem, plan).without(booking.patient)
    shift_types = problem.centre.calendar.shift_types
    stay = {
        day
        for (_, day), persons in before.with_booking(booking).persons.items()
        if any(person.id == booking.patient for person in persons)
    }
    new_duties = [
        NurseDuty(rng.choice(nurses), day, shift_types[index], (booking.room,))
        for (day, index), nurses in before.nurses_on_duty.items()
        if day in stay and (booking.room, day, index) not in before.nurses
    ]
    occupancy = before.with_booking(booking, new_duties)
    assert tables_of(occupancy) == tables_of(
        Occupancy.from_plan(problem, occupancy.plan)
    )


def test_who_has_no_booking_is_no_change() -> None:
    problem = random_problem(Random(1))
    occupancy = Occupancy.from_plan(problem, Plan())
    assert occupancy.without(problem.waiting_list[0].id) is occupancy
