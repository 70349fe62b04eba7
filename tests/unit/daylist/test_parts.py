"""A day falls apart into cases that share nothing."""

from __future__ import annotations

import pytest
from tests.reference.small_days import case, day

from mapigo.daylist.parts import parts_of

pytestmark = pytest.mark.unit


def patients(*cases, **others) -> list[list[str]]:
    parts = parts_of(day(*cases, **others))
    return [[one.patient for one in part.cases] for part in parts]


def test_theatres_with_their_own_surgeons_are_apart() -> None:
    cases = (case("a", "OT1", "S1"), case("b", "OT2", "S2"), case("c", "OT1", "S3"))
    assert patients(*cases) == [["a", "c"], ["b"]]


def test_a_surgeon_joins_theatres() -> None:
    cases = (case("a", "OT1", "S1"), case("b", "OT2", "S2"), case("c", "OT3", "S1"))
    assert patients(*cases) == [["a", "c"], ["b"]]


@pytest.mark.parametrize(
    ("units", "expected"), [({"t": 1}, [["a", "b"]]), ({}, [["a"], ["b"]])]
)
def test_a_team_joins_theatres_only_where_it_is_short(units, expected) -> None:
    cases = (case("a", "OT1", "S1", teams=("t",)), case("b", "OT2", "S2", teams=("t",)))
    assert patients(*cases, team_units=units) == expected


@pytest.mark.parametrize(
    ("beds", "expected"), [({"icu": 1}, [["a", "b"]]), ({}, [["a"], ["b"]])]
)
def test_beds_join_theatres_only_where_they_are_short(beds, expected) -> None:
    cases = (
        case("a", "OT1", "S1", bed_pool="icu"),
        case("b", "OT2", "S2", bed_pool="icu"),
    )
    assert patients(*cases, morning_beds=beds) == expected
