"""Beds in a night, as planned and by chance."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod

import pytest
from tests.reference.desk_hospital import (
    booked,
    desk_hospital,
    icu_case,
    in_icu,
    plan_of,
)

from mapigo.desk.bed_need import bed_night, chance_of_more
from mapigo.desk.unit_stays import unit_stays
from mapigo.domain import Empirical

pytestmark = pytest.mark.unit


def test_the_chance_of_more_adds_up_all_that_may_happen() -> None:
    chances = [0.2, 0.5, 0.9, 1.0, 0.0]
    for most in range(6):
        expected = sum(
            prod(
                c if happens else 1 - c
                for c, happens in zip(chances, all_, strict=True)
            )
            for all_ in product((True, False), repeat=len(chances))
            if sum(all_) > most
        )
        assert chance_of_more(chances, most) == pytest.approx(expected)


def test_a_night_counts_who_stays_who_leaves_and_who_comes() -> None:
    problem = desk_hospital(
        icu_case("a", 2), icu_case("b", 2), occupants=(in_icu("o", 1),)
    )
    plan = plan_of(booked("a", 0), booked("b", 2))
    stays = unit_stays(problem, plan, "icu")
    first, third = (bed_night(problem, "icu", stays, day, day) for day in (0, 2))
    assert (first.in_bed, first.leave, first.come) == (1, 0, 1)
    assert (first.planned, first.free) == (2, 0)
    assert (third.in_bed, third.leave, third.come, third.planned) == (1, 1, 1, 1)


def test_a_reserve_is_kept_apart() -> None:
    problem = desk_hospital(icu_case("a"))
    policy = replace(problem.policy, pool_reserve={"icu": 1})
    night = bed_night(replace(problem, policy=policy), "icu", [], 0, 0)
    assert (night.beds, night.reserve) == (1, 1)


def test_a_bed_lacks_when_more_stay_on_than_leave_beds() -> None:
    """Both may stay a third night; then one of three has no bed of two."""
    length = Empirical((2.0, 3.0))
    problem = desk_hospital(
        icu_case("a", 2, length=length),
        icu_case("b", 2, length=length),
        icu_case("c"),
    )
    plan = plan_of(booked("a", 0), booked("b", 0, "OT2"), booked("c", 2))
    night = bed_night(problem, "icu", unit_stays(problem, plan, "icu"), 2, 2)
    assert night.planned == 1
    assert night.chance_lacking == pytest.approx(1 / 4)
