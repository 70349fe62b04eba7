"""Who is in the house stays, also where a search finds no bed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.plain_hospital import patient, plain_hospital

from mapigo.domain import BedsClosed, Booking, NurseDuty, Pin, Plan, Room
from mapigo.replan import ReplanOptions, replan
from mapigo.replan.put_back import put_back
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

PROBLEM = plain_hospital(
    rooms_beds=(2,), patients=tuple(patient(n, stay_days=3) for n in range(3))
)
HERE = (Booking("P0", 0, "T0", "R0", "S0"), Booking("P1", 0, "T0", "R0", "S0"))
DUTIES = tuple(
    NurseDuty("N0", day, shift, ("R0",))
    for day in range(3)
    for shift in PROBLEM.centre.calendar.shift_types
)


def test_who_was_left_out_is_back_with_a_nurse() -> None:
    pinned = Plan(pins=tuple(Pin.of(one) for one in HERE))
    problem = replace(PROBLEM, published=pinned)
    in_force = Plan(HERE, DUTIES)
    found = put_back(problem, Plan(HERE[:1], DUTIES[:1]), in_force, HERE)
    assert found.booking_of() == in_force.booking_of()
    assert set(found.duties) == set(DUTIES)


def test_a_nurse_with_other_rooms_gets_one_more() -> None:
    rooms = (*PROBLEM.centre.rooms, Room("R1", 2))
    problem = replace(
        PROBLEM,
        centre=replace(PROBLEM.centre, rooms=rooms),
        published=Plan(pins=tuple(Pin.of(one) for one in HERE)),
    )
    elsewhere = Plan(duties=(NurseDuty("N0", 0, "early", ("R1",)),))
    found = put_back(problem, elsewhere, Plan(HERE, DUTIES), HERE)
    assert NurseDuty("N0", 0, "early", ("R1", "R0")) in found.duties
    assert set(DUTIES[1:]) < set(found.duties)
    assert len(found.duties) == len(DUTIES)


def test_nobody_is_back_who_breaks_more_than_absence_does() -> None:
    problem = replace(PROBLEM, published=Plan(pins=(Pin("P0", room="R0"),)))
    late = replace(HERE[0], admission_day=6, theatre="T1", room="R0", surgeon="S1")
    assert put_back(problem, Plan(), Plan((late,)), (late,)) == Plan()


def test_who_lies_in_a_room_that_closes_is_not_sent_home() -> None:
    plan = solve(PROBLEM, SolveOptions(n_threads=1, n_steps=2_000)).plan
    here = [booking for booking in plan.bookings if booking.admission_day == 0]
    assert here
    options = ReplanOptions(today=2, n_threads=1, n_steps=2_000)
    answer = replan(PROBLEM, plan, [BedsClosed("R0", 2, 2, None)], options)
    assert set(here) <= set(answer.plan.bookings)
    assert answer.score == score_plan(answer.problem, answer.plan)
    assert answer.score.violations == answer.score.rule("H7").amount == len(here)
    assert answer.score.violations <= answer.score_before.violations
