"""Rules that look at pins and at the published plan: H12, S10."""

from __future__ import annotations

import pytest
from tests.unit.scoring.small_hospital import amount, book, patient, problem

from mapigo.domain import Booking, Pin, Plan

pytestmark = pytest.mark.unit

HOSPITAL = problem(patient("p1"), patient("p2"))
PUBLISHED = Plan((book("p1"), book("p2")))


@pytest.mark.parametrize(
    ("pin", "expected"),
    [
        (Pin("p1"), 0),
        (Pin("p1", 0, "OR1", "R1", "S1"), 0),
        (Pin("p1", admission_day=1), 1),
        (Pin("p1", 1, "OR2", "R2", "S2"), 4),
        (Pin("p2", admission_day=0, room="R1"), 2),
    ],
)
def test_h12_counts_pinned_decisions_that_do_not_hold(pin: Pin, expected: int) -> None:
    assert amount("H12", HOSPITAL, Plan((book("p1"),), pins=(pin,))) == expected


def test_h12_counts_pins_of_the_published_plan_too() -> None:
    published = Plan(pins=(Pin("p1", admission_day=3), Pin("p1", room="R1")))
    assert amount("H12", HOSPITAL, Plan((book("p1"),)), published) == 1


def test_h12_counts_a_decision_pinned_in_both_plans_once() -> None:
    pins = (Pin("p1", admission_day=3),)
    published = Plan(pins=pins)
    assert amount("H12", HOSPITAL, Plan((book("p1"),), pins=pins), published) == 1


@pytest.mark.parametrize(
    ("bookings", "expected"),
    [
        ((book("p1"), book("p2")), 0),
        ((book("p1", day=1, room="R2"), book("p2")), 1),
        ((book("p1", theatre="OR2"), book("p2", surgeon="S2")), 2),
        ((book("p2"),), 1),
        ((), 2),
    ],
)
def test_s10_counts_published_bookings_that_changed(
    bookings: tuple[Booking, ...], expected: int
) -> None:
    assert amount("S10", HOSPITAL, Plan(bookings), PUBLISHED) == expected


def test_s10_counts_no_new_admissions_and_nothing_without_a_published_plan() -> None:
    assert amount("S10", HOSPITAL, PUBLISHED, Plan((book("p1"),))) == 0
    assert amount("S10", HOSPITAL, PUBLISHED) == 0
