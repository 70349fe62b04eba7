"""What is past stays; what is near stays if it can."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.plain_hospital import patient, plain_hospital

from mapigo.domain import Booking, Pin, Plan, PlanningProblem, Suspension
from mapigo.replan.freeze import Freeze

pytestmark = pytest.mark.unit

PROBLEM = plain_hospital(patients=tuple(patient(n) for n in range(6)))
PLAN = Plan(
    tuple(Booking(f"P{day}", day, "T0", "R0", "S0") for day in range(6)),
    pins=(Pin("P5", theatre="T0"),),
)


def pins_of(
    today: int,
    freeze_days: int,
    broken: dict[str, set[str]] | None = None,
    problem: PlanningProblem = PROBLEM,
) -> list[Pin]:
    """Return the pins that freezing adds to those of the plan."""
    freeze = Freeze(problem, PLAN, today, freeze_days, broken or {})
    published = freeze.held().published
    assert published
    assert published.pins[0] == PLAN.pins[0]
    return list(published.pins[1:])


def pinned(today: int, freeze_days: int, *broken: str) -> list[str]:
    rules = {patient: {"H3"} for patient in broken}
    return [pin.patient for pin in pins_of(today, freeze_days, rules)]


def test_the_days_from_today_on_are_frozen() -> None:
    assert pinned(0, 2) == ["P0", "P1"]
    assert pinned(0, 0) == []


def test_the_past_always_stays() -> None:
    assert pinned(2, 0) == ["P0", "P1"]
    assert pinned(2, 2, "P0", "P1") == ["P0", "P1", "P2", "P3"]


def test_who_cannot_stay_may_move_within_the_window() -> None:
    assert pinned(1, 3, "P2") == ["P0", "P1", "P3"]


def test_a_pin_holds_the_whole_booking() -> None:
    assert pins_of(0, 1) == [Pin("P0", 0, "T0", "R0", "S0")]


def test_who_is_in_house_may_need_another_room() -> None:
    (pin, *_) = pins_of(1, 0, {"P0": {"H7"}})
    assert pin == Pin("P0", 0, "T0", None, "S0")


def test_who_waits_in_house_may_need_another_surgeon() -> None:
    (pin, *_) = pins_of(1, 0, {"P0": {"H3"}})
    assert pin == Pin("P0", 0, None, "R0", None)


def test_who_did_not_come_is_free() -> None:
    first, *others = PROBLEM.waiting_list
    away = replace(first, suspensions=(Suspension(0, 0, "did not arrive"),))
    problem = replace(PROBLEM, waiting_list=(away, *others))
    assert [pin.patient for pin in pins_of(2, 0, problem=problem)] == ["P1"]


def test_some_of_the_window_may_move() -> None:
    freeze = Freeze(PROBLEM, PLAN, 1, 3, {"P2": {"H3"}, "P5": {"H4"}})
    assert freeze.may_open() == {"P1", "P3", "P5"}
    published = freeze.opened_for({"P1"}).published
    assert published
    assert [pin.patient for pin in published.pins] == ["P5", "P0", "P3"]


def test_a_pin_that_cannot_be_kept_is_given_up() -> None:
    freeze = Freeze(PROBLEM, PLAN, 0, 0, {"P5": {"H4"}})
    published = freeze.opened_for({"P5"}).published
    assert published
    assert published.pins == ()
    judge = freeze.without_window().published
    assert judge
    assert judge.pins == PLAN.pins
