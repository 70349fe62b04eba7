"""Carrying out an option."""

from __future__ import annotations

import pytest
from tests.unit.scoring.small_hospital import book

from mapigo.domain import NurseDuty, Pin, Plan
from mapigo.explain import Displacement, Option

pytestmark = pytest.mark.unit


def test_an_option_replaces_the_booking_and_leaves_the_rest() -> None:
    plan = Plan((book("p1"), book("p2")), pins=(Pin("p2", room="R1"),), version="3")
    option = Option(book("p1", day=2), cost_difference=5)
    assert option.carried_out(plan) == Plan(
        (book("p2"), book("p1", day=2)), pins=plan.pins, version="3"
    )


def test_new_duties_join_those_of_the_same_nurse_and_shift() -> None:
    plan = Plan(duties=(NurseDuty("N0", 0, "early", ("R1",)),))
    new = (NurseDuty("N0", 0, "early", ("R2",)), NurseDuty("N0", 0, "late", ("R2",)))
    assert Option(book(), 0, new).carried_out(plan).duties == (
        NurseDuty("N0", 0, "early", ("R1", "R2")),
        NurseDuty("N0", 0, "late", ("R2",)),
    )


def test_who_gives_way_moves_or_is_left_out() -> None:
    plan = Plan((book("p1"), book("p2"), book("p3")))
    moved = Displacement("p2", book("p2"), book("p2", day=3))
    out = Displacement("p3", book("p3"), None)
    option = Option(book("p1", day=1), 0, (), (moved, out))
    assert option.carried_out(plan) == Plan((book("p1", day=1), book("p2", day=3)))


def test_two_new_duties_of_one_nurse_become_one() -> None:
    new = (NurseDuty("N0", 0, "early", ("R1",)), NurseDuty("N0", 0, "early", ("R2",)))
    assert Option(book(), 0, new).carried_out(Plan()).duties == (
        NurseDuty("N0", 0, "early", ("R1", "R2")),
    )
