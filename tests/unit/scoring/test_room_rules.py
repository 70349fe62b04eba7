"""Rules of rooms: H1, H2, H7, S1, S12."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.unit.scoring.small_hospital import (
    CENTRE,
    POLICY,
    amount,
    book,
    occupant,
    pathway,
    patient,
    problem,
)

from mapigo.domain import Plan, PlanningProblem, Room

pytestmark = pytest.mark.unit


def two_patients(**changes: Any) -> PlanningProblem:
    return problem(patient("p1"), patient("p2", **changes))


def together(day: int = 1) -> Plan:
    return Plan((book("p1", 0), book("p2", day)))


def test_h1_counts_the_rarer_sex_on_each_shared_day() -> None:
    hospital = problem(
        patient("p1"), patient("p2", sex="M"), occupant("a1", days=3, sex="M")
    )
    # Day 0: F M(occupant). Day 1: F M M. Day 2: M M.
    assert amount("H1", hospital, together()) == 2


def test_h1_is_silent_where_sexes_do_not_meet() -> None:
    assert amount("H1", two_patients(sex="M"), together(day=2)) == 0


def test_h1_switched_off_counts_nothing() -> None:
    off = replace(POLICY, rules_off=frozenset({"H1"}))
    hospital = replace(two_patients(sex="M"), policy=off)
    assert amount("H1", hospital, together()) == 0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 0),
        ({"incompatible_rooms": frozenset({"R1"})}, 1),
        ({"incompatible_rooms": frozenset({"R2"})}, 0),
        ({"needed_equipment": frozenset({"telemetry"})}, 1),
        ({"needs_isolation": True}, 1),
    ],
)
def test_h2_counts_a_room_that_does_not_suit(
    changes: dict[str, Any], expected: int
) -> None:
    equipped = Room("R2", 2, isolation=True, equipment=frozenset({"telemetry"}))
    centre = replace(CENTRE, rooms=(CENTRE.rooms[0], equipped))
    hospital = problem(patient(**changes), centre=centre)
    assert amount("H2", hospital, Plan((book(room="R1"),))) == expected
    if expected:
        assert amount("H2", hospital, Plan((book(room="R2"),))) == 0


def test_h2_asks_nothing_of_the_room_of_a_pathway_without_ward_days() -> None:
    day_case = patient(
        pathway=pathway(("operation", 0), ("icu", 1)),
        incompatible_rooms=frozenset({"R1"}),
    )
    assert amount("H2", problem(day_case), Plan((book(room="R1"),))) == 0


def test_h7_counts_persons_above_the_beds_each_day() -> None:
    hospital = problem(patient("p1"), patient("p2"), occupant(days=2))
    # Day 1 is the only day with three persons in two beds.
    assert amount("H7", hospital, together()) == 1


def test_h7_takes_closed_beds_away() -> None:
    closing = Room("R1", 2, closed_beds_by_day=(0, 2, 1, 0, 0))
    centre = replace(CENTRE, rooms=(closing, CENTRE.rooms[1]))
    hospital = problem(patient("p1"), patient("p2"), centre=centre)
    # Day 0: 1 in 2 beds, day 1: 2 in 0 beds, day 2: 1 in 1 bed.
    assert amount("H7", hospital, together()) == 2


def test_h7_counts_ward_days_without_a_room() -> None:
    hospital = problem(patient(), policy=replace(POLICY, rules_off=frozenset({"H2"})))
    assert amount("H7", hospital, Plan((book(room=""),))) == 2
    assert amount("H7", hospital, Plan((book(day=4, room=""),))) == 1


def test_h7_needs_no_room_where_no_ward_day_lies_in_the_horizon() -> None:
    day_case = patient("p1", pathway=pathway(("operation", 0), ("icu", 1)))
    late = patient("p2", pathway=pathway(("operation", 0), ("icu", 1), ("ward", 2)))
    plan = Plan((book("p1", room=""), book("p2", day=4, room="")))
    assert amount("H7", problem(day_case, late), plan) == 0


def test_h7_is_silent_while_beds_suffice() -> None:
    assert amount("H7", two_patients(), together()) == 0


def test_s1_counts_the_distance_of_age_groups_each_day() -> None:
    hospital = problem(
        patient("p1", age_group="elderly"),
        patient("p2", age_group="adult"),
        occupant(days=2, age_group="child"),
    )
    # Day 0: child, elderly: 2. Day 1: child, adult, elderly: 2. Day 2: adult: 0.
    assert amount("S1", hospital, together()) == 4


def test_s1_is_silent_in_rooms_of_one_age() -> None:
    assert amount("S1", two_patients(), together()) == 0


@pytest.mark.parametrize(
    ("own", "room_ward", "expected"),
    [("B", "A", 2), ("A", "A", 0), ("", "A", 0), ("B", "", 0)],
)
def test_s12_counts_bed_days_in_another_ward(
    own: str, room_ward: str, expected: int
) -> None:
    room = replace(CENTRE.rooms[0], ward=room_ward)
    centre = replace(CENTRE, rooms=(room, CENTRE.rooms[1]))
    hospital = problem(patient(ward=own), centre=centre)
    assert amount("S12", hospital, Plan((book(),))) == expected


def test_s12_counts_no_days_after_the_horizon_and_no_occupants() -> None:
    hospital = problem(patient(ward="B"), occupant(days=5))
    assert amount("S12", hospital, Plan((book(day=4),))) == 1
