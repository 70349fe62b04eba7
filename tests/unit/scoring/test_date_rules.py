"""Rules of admission and its day: H5, H6, H13, S7, S8, S9."""

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

from mapigo.domain import Plan, Suspension

pytestmark = pytest.mark.unit

MANDATORY = patient("p1", mandatory=True, latest_day=3)
OPTIONAL = patient("p2")


def on_day(day: int) -> Plan:
    return Plan((book(day=day),))


def test_h5_and_s8_count_who_is_missing() -> None:
    hospital = problem(MANDATORY, OPTIONAL, patient("p3"))
    assert amount("H5", hospital, Plan()) == 1
    assert amount("S8", hospital, Plan()) == 2


def test_h5_and_s8_are_silent_for_who_is_admitted() -> None:
    hospital = problem(MANDATORY, OPTIONAL)
    plan = Plan((book("p1"), book("p2")))
    assert amount("H5", hospital, plan) == 0
    assert amount("S8", hospital, plan) == 0


@pytest.mark.parametrize(("day", "expected"), [(0, 1), (1, 0), (3, 0), (4, 1)])
def test_h6_counts_days_outside_the_window(day: int, expected: int) -> None:
    hospital = problem(patient(earliest_day=1, latest_day=3))
    assert amount("H6", hospital, on_day(day)) == expected


def test_h6_allows_the_whole_horizon_without_a_latest_day() -> None:
    assert amount("H6", problem(patient()), on_day(4)) == 0


@pytest.mark.parametrize(("day", "expected"), [(2, 0), (3, 1)])
def test_h6_refuses_an_operation_after_the_horizon(day: int, expected: int) -> None:
    later = pathway(("ward", 2), ("operation", 0), ("ward", 1))
    assert amount("H6", problem(patient(pathway=later)), on_day(day)) == expected


@pytest.mark.parametrize(("day", "expected"), [(0, 0), (1, 1), (2, 1), (3, 0)])
def test_h13_counts_admissions_inside_a_suspension(day: int, expected: int) -> None:
    hospital = problem(patient(suspensions=(Suspension(1, 2), Suspension(2, 2))))
    assert amount("H13", hospital, on_day(day)) == expected


def test_h13_switched_off_counts_nothing() -> None:
    off = replace(POLICY, rules_off=frozenset({"H13"}))
    hospital = problem(patient(suspensions=(Suspension(0, 4),)), policy=off)
    assert amount("H13", hospital, on_day(1)) == 0


@pytest.mark.parametrize(("day", "expected"), [(0, 0), (1, 0), (4, 3)])
def test_s7_counts_days_after_the_earliest(day: int, expected: int) -> None:
    hospital = problem(patient(earliest_day=1, mandatory=True, latest_day=4))
    assert amount("S7", hospital, on_day(day)) == expected


@pytest.mark.parametrize(
    ("treat_by_day", "day", "expected"),
    [(2, 0, 0), (2, 1, 0), (2, 3, 8), (-1, 0, 8), (None, 4, 0)],
)
def test_s9_weighs_days_of_the_operation_past_the_date(
    treat_by_day: int | None, day: int, expected: int
) -> None:
    later = pathway(("ward", 1), ("operation", 0), ("ward", 1))
    one = patient(pathway=later, treat_by_day=treat_by_day, priority_score=4)
    assert amount("S9", problem(one), on_day(day)) == expected


@pytest.mark.parametrize(
    ("treat_by_day", "expected"), [(3, 8), (5, 0), (9, 0), (0, 20)]
)
def test_s9_counts_who_still_waits_after_the_horizon(
    treat_by_day: int, expected: int
) -> None:
    one = patient(treat_by_day=treat_by_day, priority_score=4)
    assert amount("S9", problem(one), Plan()) == expected
