"""The chance that a stay goes on."""

from __future__ import annotations

import pytest
from tests.reference.desk_hospital import (
    booked,
    desk_hospital,
    icu_case,
    in_icu,
    plan_of,
)

from mapigo.desk.staying_on import chance_in_bed
from mapigo.desk.unit_stays import UnitStay, unit_stays
from mapigo.domain import Distribution, Empirical, LogNormal
from mapigo.scoring.scenarios import drawn_days

pytestmark = pytest.mark.unit

N_DRAWS = 20_000


def stay_from_day_1(length: Distribution | None) -> UnitStay:
    """Return three nights planned in the ICU, days 1 to 3."""
    problem = desk_hospital(icu_case("a", 3, length=length))
    (stay,) = unit_stays(problem, plan_of(booked("a", 1)), "icu")
    return stay


def test_a_stay_of_certain_length_lasts_as_planned() -> None:
    stay = stay_from_day_1(None)
    chances = [chance_in_bed(stay, 2, night) for night in range(5)]
    assert chances == [0.0, 1.0, 1.0, 1.0, 0.0]


def test_the_chance_is_that_of_stays_which_have_lasted_so_long() -> None:
    stay = stay_from_day_1(Empirical((1.0, 2.0, 3.0, 3.0)))
    assert chance_in_bed(stay, 1, 1) == 1.0
    assert chance_in_bed(stay, 1, 2) == pytest.approx(3 / 4)
    assert chance_in_bed(stay, 3, 3) == pytest.approx(2 / 3)
    assert chance_in_bed(stay, 3, 4) == 0.0


def test_a_stay_that_outlasts_all_that_is_known_has_no_chance_to_tell() -> None:
    stay = stay_from_day_1(Empirical((1.0, 2.0)))
    assert chance_in_bed(stay, 5, 5) is None


def test_chances_agree_with_the_stays_that_are_drawn() -> None:
    length = LogNormal(0.8, 0.7)
    stay = stay_from_day_1(length)
    days = drawn_days("a", stay.person.pathway, N_DRAWS)[:, 1]
    for nights in (1, 2, 4):
        lasting = days[days >= nights]
        drawn = (lasting > nights).mean()
        chance = chance_in_bed(stay, 1 + nights, 1 + nights)
        assert chance == pytest.approx(drawn, abs=0.02)


def test_an_occupant_is_there_in_the_first_night() -> None:
    problem = desk_hospital(occupants=(in_icu("o", 2, LogNormal(0.8, 0.7)),))
    (stay,) = unit_stays(problem, plan_of(), "icu")
    assert chance_in_bed(stay, 0, 0) == 1.0
    assert 0 < (chance_in_bed(stay, 0, 1) or 0) < 1
