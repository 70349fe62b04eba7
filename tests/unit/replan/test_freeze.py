"""What is past stays; what is near stays if it can."""

from __future__ import annotations

import pytest

from mapigo.domain import Booking, Pin, Plan
from mapigo.replan.freeze import frozen_pins

pytestmark = pytest.mark.unit

PLAN = Plan(
    tuple(Booking(f"P{day}", day, "T", "R", "S") for day in range(6)),
    pins=(Pin("P5", theatre="T"),),
)


def pinned(today: int, freeze_days: int, *may_move: str) -> list[str]:
    pins = frozen_pins(PLAN, today, freeze_days, may_move)
    assert pins[0] == PLAN.pins[0]
    return [pin.patient for pin in pins[1:]]


def test_the_days_from_today_on_are_frozen() -> None:
    assert pinned(0, 2) == ["P0", "P1"]
    assert pinned(0, 0) == []


def test_the_past_always_stays() -> None:
    assert pinned(2, 0) == ["P0", "P1"]
    assert pinned(2, 2, "P0", "P1") == ["P0", "P1", "P2", "P3"]


def test_who_cannot_stay_may_move_within_the_window() -> None:
    assert pinned(1, 3, "P2") == ["P0", "P1", "P3"]


def test_a_pin_holds_the_whole_booking() -> None:
    assert frozen_pins(PLAN, 0, 1, ())[1] == Pin("P0", 0, "T", "R", "S")
