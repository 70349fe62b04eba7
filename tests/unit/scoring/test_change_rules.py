"""Rules that look at pins and at the published plan: H12, S10, S14."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import CENTRE, amount, book, patient, problem

from mapigo.domain import Booking, Calendar, Pin, Plan, PlanningProblem

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


def three_weeks(today: int = 0) -> PlanningProblem:
    """Return a hospital whose theatres and staff, which do not count here, are away."""
    n_days = 21
    long = replace(
        CENTRE,
        calendar=Calendar(n_days, CENTRE.calendar.shift_types),
        theatres=tuple(
            replace(one, minutes_by_day=(0,) * n_days) for one in CENTRE.theatres
        ),
        surgeons=tuple(
            replace(one, minutes_by_day=(0,) * n_days) for one in CENTRE.surgeons
        ),
        pools=(),
    )
    return replace(problem(patient("p1"), patient("p2"), centre=long), today=today)


@pytest.mark.parametrize(
    ("today", "before", "now", "expected"),
    [
        (0, 0, 2, 2 * 3),
        (0, 2, 3, 1 * 3),
        (0, 3, 4, 1 * 2),
        (0, 6, 9, 3 * 2),
        (0, 7, 9, 2 * 1),
        (0, 9, 4, 5 * 2),
        (0, 20, 0, 20 * 3),
        (5, 7, 8, 1 * 3),
        (5, 8, 7, 1 * 3),
        (5, 11, 12, 1 * 2),
        (5, 12, 14, 2 * 1),
        (5, 0, 6, 6 * 3),
        (0, 4, 4, 0),
    ],
)
def test_s14_counts_days_moved_the_more_the_nearer(
    today: int, before: int, now: int, expected: int
) -> None:
    hospital, published = three_weeks(today), Plan((book("p1", day=before),))
    moved = Plan((book("p1", day=now),))
    assert amount("S14", hospital, moved, published) == expected


def test_s14_counts_who_is_left_out_as_moved_to_the_day_after_the_horizon() -> None:
    hospital = three_weeks()
    published = Plan((book("p1", day=1), book("p2", day=18)))
    assert amount("S14", hospital, Plan(), published) == 20 * 3 + 3 * 1


def test_s14_counts_days_alone_and_nobody_who_is_new() -> None:
    elsewhere = Plan((book("p1", theatre="OR2", room="R2", surgeon="S2"), book("p2")))
    assert amount("S14", HOSPITAL, elsewhere, Plan((book("p1"),))) == 0
    assert amount("S14", HOSPITAL, Plan((book("p1", day=3),))) == 0
