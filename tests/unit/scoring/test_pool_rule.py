"""Rule H10: pools."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import (
    POLICY,
    amount,
    book,
    occupant,
    pathway,
    patient,
    problem,
)

from mapigo.domain import Plan

pytestmark = pytest.mark.unit

ICU_STAY = pathway(("ward", 1), ("operation", 0), ("icu", 2), ("ward", 1))


def test_h10_counts_units_above_capacity_each_day() -> None:
    hospital = problem(patient("p1", pathway=ICU_STAY), patient("p2", pathway=ICU_STAY))
    # In the ICU on days 1-2 and 2-3: two patients on day 2.
    assert amount("H10", hospital, Plan((book("p1"), book("p2", day=1)))) == 1
    assert amount("H10", hospital, Plan((book("p1"), book("p2", day=2)))) == 0


def test_h10_counts_occupants_and_teams() -> None:
    from_icu = occupant(pathway=pathway(("icu", 1), ("ward", 1)))
    hospital = problem(patient(teams=("icu",)), from_icu)
    assert amount("H10", hospital, Plan((book(day=0),))) == 1
    assert amount("H10", hospital, Plan((book(day=1),))) == 0


def test_h10_counts_teams_on_the_day_of_the_operation() -> None:
    one = patient("p1", teams=("icu",), pathway=ICU_STAY)
    # Day 1: a team and a bed of the same pool, whose capacity is 1.
    assert amount("H10", problem(one), Plan((book(),))) == 1


def test_h10_keeps_the_reserve_free() -> None:
    reserving = replace(POLICY, pool_reserve={"icu": 1})
    hospital = problem(patient(pathway=ICU_STAY), policy=reserving)
    assert amount("H10", hospital, Plan((book(),))) == 2


def test_h10_switched_off_counts_nothing() -> None:
    off = replace(POLICY, rules_off=frozenset({"H10"}), pool_reserve={"icu": 1})
    assert amount("H10", problem(patient(pathway=ICU_STAY), policy=off), Plan()) == 0
