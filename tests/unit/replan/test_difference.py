"""What changed between two plans, and why, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.plain_hospital import patient, plain_hospital

from mapigo.domain import Booking, NurseDuty, Plan, PlanningProblem
from mapigo.replan.difference import COSTS_LESS, ChangeKind, Difference, difference
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

PROBLEM = plain_hospital(
    rooms_beds=(2, 2),
    patients=tuple(patient(n) for n in range(4)),
    n_surgeons=1,
    n_nurses=0,
)


def booked(n: int, day: int, theatre: str = "T0", room: str = "R0") -> Booking:
    return Booking(f"P{n}", day, theatre, room, "S0")


def compared(
    before: Plan,
    after: Plan,
    problem: PlanningProblem = PROBLEM,
    causes: dict[str, str] | None = None,
) -> Difference:
    known = {entry.id for entry in problem.waiting_list}
    left = tuple(b for b in before.bookings if b.patient in known)
    scores = (
        score_plan(problem, replace(before, bookings=left)),
        score_plan(problem, after),
    )
    return difference(problem, before, after, scores, causes or {})


def test_each_kind_of_change_has_its_name() -> None:
    before = Plan(
        (booked(0, 0), booked(1, 1), booked(2, 2), Booking("gone", 0, "T0", "R0", "S0"))
    )
    after = Plan((booked(0, 3), booked(1, 1, "T1"), booked(3, 5)))
    found = {change.patient: change.kind for change in compared(before, after).changes}
    assert found == {
        "P0": ChangeKind.OTHER_DAY,
        "P1": ChangeKind.OTHER_PLACE,
        "P2": ChangeKind.LEFT_OUT,
        "P3": ChangeKind.NEW,
        "gone": ChangeKind.GONE,
    }
    kinds = [change.kind for change in compared(before, after).changes]
    assert kinds == sorted(kinds, key=list(ChangeKind).index)


def test_the_same_plan_has_no_difference() -> None:
    plan = Plan((booked(0, 0),), (NurseDuty("N0", 0, "early", ("R0",)),))
    assert compared(plan, plan, plain_hospital()) == Difference((), 0)


def test_an_event_is_the_first_reason() -> None:
    (change,) = compared(
        Plan((booked(0, 0),)), Plan((booked(0, 1),)), causes={"P0": "P0 is unfit."}
    ).changes
    assert change.reason == "P0 is unfit."


def test_then_what_the_old_booking_breaks() -> None:
    first, *others = PROBLEM.centre.surgeons
    away = replace(first, minutes_by_day=(0, *first.minutes_by_day[1:]))
    centre = replace(PROBLEM.centre, surgeons=(away, *others))
    now = replace(PROBLEM, centre=centre)
    (change,) = compared(Plan((booked(0, 0),)), Plan((booked(0, 1),)), now).changes
    assert change.reason == "Surgeon S0 is 60 minutes over time on day 0."


def test_then_for_whom_room_is_made() -> None:
    before = Plan((booked(0, 0),))
    after = Plan((booked(0, 4), booked(1, 0)))
    reasons = {c.patient: c.reason for c in compared(before, after).changes}
    assert reasons["P0"] == "Makes room: P1 takes room R0 on day 0."


def test_else_it_just_costs_less() -> None:
    changes = compared(Plan((booked(0, 3),)), Plan((booked(0, 0),))).changes
    assert [change.reason for change in changes] == [COSTS_LESS]
    # Three days of delay less, at 10 each (S7).
    assert changes[0].cost_change == -30


def test_rooms_with_another_nurse_are_counted() -> None:
    before = Plan((), (NurseDuty("N0", 0, "early", ("R0", "R1")),))
    after = Plan((), (NurseDuty("N1", 0, "early", ("R0",)),))
    assert compared(before, after, plain_hospital()).n_nurse_changes == 1


def test_who_was_there_before_takes_nothing() -> None:
    before = Plan((booked(0, 0), booked(1, 0)))
    after = Plan((booked(0, 4), booked(1, 0, "T1")))
    reasons = {c.patient: c.reason for c in compared(before, after).changes}
    assert reasons["P0"] == COSTS_LESS


def test_who_stays_there_leaves_nothing() -> None:
    before = Plan((booked(0, 0),))
    after = Plan((booked(0, 0, "T1"), booked(1, 0, "T1")))
    reasons = {c.patient: c.reason for c in compared(before, after).changes}
    assert reasons["P1"] == COSTS_LESS
