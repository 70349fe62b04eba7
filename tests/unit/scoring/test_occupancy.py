"""The tables of who is where."""

from __future__ import annotations

import pytest
from tests.unit.scoring.small_hospital import book, occupant, pathway, patient, problem

from mapigo.domain import NurseDuty, Plan
from mapigo.scoring import Occupancy

pytestmark = pytest.mark.unit

SURGICAL = pathway(("ward", 1), ("operation", 0), ("icu", 1), ("ward", 2))


def test_persons_are_in_their_room_on_ward_days_only() -> None:
    hospital = problem(patient(pathway=SURGICAL), occupant(days=1))
    occupancy = Occupancy.from_plan(hospital, Plan((book(day=1),)))
    days = {key: [who.id for who in found] for key, found in occupancy.persons.items()}
    assert days == {
        ("R1", 0): ["a1"],
        ("R1", 1): ["p1"],
        ("R1", 3): ["p1"],
        ("R1", 4): ["p1"],
    }
    assert occupancy.cases_by_theatre == {("OR1", 2): [book(day=1)]}
    assert occupancy.cases_by_surgeon == {("S1", 2): [book(day=1)]}
    assert occupancy.pool_users == {("icu", 2): ["p1"]}


def test_days_outside_the_horizon_are_left_out() -> None:
    hospital = problem(patient(pathway=SURGICAL))
    late = Occupancy.from_plan(hospital, Plan((book(day=4),)))
    assert list(late.persons) == [("R1", 4)]
    assert not late.cases_by_theatre
    assert not late.pool_users
    early = Occupancy.from_plan(hospital, Plan((book(day=-1),)))
    assert sorted(early.persons) == [("R1", 1), ("R1", 2)]


def test_a_person_counts_workload_from_the_first_shift_of_the_stay() -> None:
    hospital = problem(patient(workload=(1, 2, 3, 4)))
    occupancy = Occupancy.from_plan(hospital, Plan((book(day=2),)))
    (person,) = occupancy.persons["R1", 2]
    assert [person.workload(shift) for shift in range(3, 9)] == [0, 1, 2, 3, 4, 0]


def test_nurses_keep_the_plans_order_and_count_once() -> None:
    shifts = [NurseDuty(nurse, 0, "late", ("R1",)) for nurse in ("N1", "N2", "N1")]
    occupancy = Occupancy.from_plan(problem(patient()), Plan((), tuple(shifts)))
    assert occupancy.nurses == {("R1", 0, 1): ["N2", "N1"]}
    assert occupancy.room_nurse("R1", 0, 1) == "N1"
    assert occupancy.room_nurse("R1", 0, 0) is None
    assert occupancy.rooms_of_nurse["N1", 0, 1] == ["R1"]


def test_free_capacity_says_what_is_left() -> None:
    hospital = problem(
        patient(pathway=SURGICAL), patient("p2", sex="M"), occupant(days=2, sex="M")
    )
    free = Occupancy.from_plan(hospital, Plan((book(day=1),))).free
    assert free.theatre_minutes["OR1", 2] == 200
    assert free.theatre_minutes["OR1", 1] == 300
    assert free.surgeon_minutes["S1", 2] == 200
    assert free.pool_units["icu", 2] == 0
    assert free.full_days["R1"] == {1}
    assert free.other_sex_days["R1", "F"] == {0, 1}
    assert free.other_sex_days["R1", "M"] == {1, 3, 4}
    assert free.unstaffed_days["R1"] == set()
