"""Slots as people write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.desk_hospital import case, desk_hospital

from mapigo.app.backfilling import slot_of
from mapigo.desk import Slot
from mapigo.domain import Theatre
from mapigo.errors import InputError

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("OT1:2", Slot("OT1", 2)),
        ("OT2:2027-01-06:120", Slot("OT2", 2, 120)),
        ("OT1:2:0", Slot("OT1", 2, 0)),
        ("OT9:2", Slot("OT9", 2)),
    ],
)
def test_a_slot_is_a_theatre_a_day_and_perhaps_minutes(text: str, slot: Slot) -> None:
    assert slot_of(desk_hospital(case("a")), text) == slot


def test_a_theatre_may_have_a_colon_in_its_name() -> None:
    problem = desk_hospital(case("a"))
    theatres = (Theatre("OT", (480,) * 10), Theatre("OT:1", (480,) * 10))
    problem = replace(problem, centre=replace(problem.centre, theatres=theatres))
    assert slot_of(problem, "OT:1:2:90") == Slot("OT:1", 2, 90)
    assert slot_of(problem, "OT:2:90") == Slot("OT", 2, 90)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("OT1", "expected THEATRE:DAY"),
        ("", "expected THEATRE:DAY"),
        ("OT1:soon", "expected a date"),
        ("OT1:2:-5", "whole number, came '-5'"),
        ("OT1:2:1e3", "whole number, came '1e3'"),
        ("OT1:99", "day of the horizon"),
    ],
)
def test_what_is_no_slot_is_refused_in_words(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        slot_of(desk_hospital(case("a")), text)
