"""Rules of the operation: H3, H4, H11, S5, S6."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import (
    POLICY,
    amount,
    book,
    pathway,
    patient,
    problem,
)

from mapigo.domain import Plan

pytestmark = pytest.mark.unit

TWO_OF_180 = problem(
    patient("p1", theatre_minutes=180), patient("p2", theatre_minutes=180)
)
SAME_DAY = Plan((book("p1"), book("p2")))
TWO_THEATRES = Plan((book("p1"), book("p2", theatre="OR2")))
TWO_SURGEONS = Plan((book("p1"), book("p2", surgeon="S2")))
TWO_DAYS = Plan((book("p1"), book("p2", day=1)))


@pytest.mark.parametrize(
    ("plan", "expected"),
    [(SAME_DAY, 60), (TWO_THEATRES, 60), (TWO_SURGEONS, 0), (TWO_DAYS, 0)],
)
def test_h3_counts_minutes_above_the_surgeons_time(plan: Plan, expected: int) -> None:
    assert amount("H3", TWO_OF_180, plan) == expected


def test_h3_switched_off_counts_nothing() -> None:
    off = replace(POLICY, rules_off=frozenset({"H3"}))
    assert amount("H3", replace(TWO_OF_180, policy=off), SAME_DAY) == 0


@pytest.mark.parametrize(
    ("plan", "expected"),
    [(SAME_DAY, 60), (TWO_THEATRES, 0), (TWO_SURGEONS, 60), (TWO_DAYS, 0)],
)
def test_h4_counts_minutes_above_the_session(plan: Plan, expected: int) -> None:
    assert amount("H4", TWO_OF_180, plan) == expected


def test_h4_keeps_the_reserve_for_emergencies_free() -> None:
    reserving = replace(POLICY, theatre_reserve_minutes={"OR1": 200})
    hospital = replace(TWO_OF_180, policy=reserving)
    # 300 minutes less 200: each day's case of 180 is 80 too long.
    assert amount("H4", hospital, TWO_DAYS) == 160


def test_cases_count_on_the_day_of_the_operation() -> None:
    later = pathway(("ward", 1), ("operation", 0), ("ward", 1))
    hospital = problem(
        patient("p1", theatre_minutes=180, pathway=later),
        patient("p2", theatre_minutes=180),
    )
    assert amount("H4", hospital, SAME_DAY) == 0
    assert amount("H4", hospital, TWO_DAYS) == 60
    assert amount("H3", hospital, TWO_DAYS) == 60


def test_an_operation_after_the_horizon_uses_no_minutes() -> None:
    later = pathway(("ward", 1), ("operation", 0), ("ward", 1))
    hospital = problem(patient(theatre_minutes=400, pathway=later))
    plan = Plan((book(day=4),))
    assert amount("H4", hospital, plan) == 0
    assert amount("S5", hospital, plan) == 0


@pytest.mark.parametrize(
    ("theatre", "surgeon", "expected"),
    [("OR2", "S1", 0), ("OR1", "S1", 1), ("OR2", "S2", 1), ("OR1", "S2", 2)],
)
def test_h11_counts_unfit_theatres_and_surgeons(
    theatre: str, surgeon: str, expected: int
) -> None:
    hospital = problem(patient(needed_capabilities=frozenset({"hybrid"})))
    plan = Plan((book(theatre=theatre, surgeon=surgeon),))
    assert amount("H11", hospital, plan) == expected


def test_h11_accepts_every_permitted_surgeon() -> None:
    hospital = problem(patient(surgeons=("S1", "S2")))
    assert amount("H11", hospital, Plan((book(surgeon="S2"),))) == 0


@pytest.mark.parametrize(
    ("plan", "expected"), [(Plan(), 0), (SAME_DAY, 1), (TWO_THEATRES, 2), (TWO_DAYS, 2)]
)
def test_s5_counts_theatres_with_a_case(plan: Plan, expected: int) -> None:
    assert amount("S5", TWO_OF_180, plan) == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (SAME_DAY, 0),
        (TWO_THEATRES, 1),
        (TWO_DAYS, 0),
        (Plan((book("p1"), book("p2", theatre="OR2", surgeon="S2"))), 0),
    ],
)
def test_s6_counts_theatres_beyond_a_surgeons_first(plan: Plan, expected: int) -> None:
    assert amount("S6", TWO_OF_180, plan) == expected
