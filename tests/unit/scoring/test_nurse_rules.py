"""Rules of nurses: H8, H9, S2, S3, S4."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import (
    CENTRE,
    N_DAYS,
    amount,
    book,
    duties,
    occupant,
    patient,
    problem,
)

from mapigo.domain import Nurse, NurseDuty, NurseShift, Plan

pytestmark = pytest.mark.unit

HOSPITAL = problem(patient())
ADMITTED = (book(),)


def plan_with(*shifts: NurseDuty) -> Plan:
    return Plan(ADMITTED, shifts)


def test_h8_counts_rooms_given_off_duty() -> None:
    part_time = Nurse("N0", 0, (NurseShift(0, "early", 4),))
    centre = replace(CENTRE, nurses=(part_time,))
    hospital = problem(patient(), centre=centre)
    on_duty = NurseDuty("N0", 0, "early", ("R1", "R2"))
    off_duty = NurseDuty("N0", 0, "late", ("R1", "R2"))
    assert amount("H8", hospital, plan_with(on_duty)) == 0
    assert amount("H8", hospital, plan_with(on_duty, off_duty)) == 2


def test_h9_counts_occupied_room_shifts_without_a_nurse() -> None:
    # The patient is in R1 on days 0 and 1, two shifts each.
    assert amount("H9", HOSPITAL, plan_with()) == 4
    assert amount("H9", HOSPITAL, plan_with(*duties("N0", "R1", days=[0]))) == 2
    assert amount("H9", HOSPITAL, plan_with(*duties("N0", "R1", days=[0, 1]))) == 0


def test_s2_counts_levels_short_per_shift() -> None:
    hospital = problem(patient(required_skill=(2, 1, 0, 2)))
    level_1 = duties("N1", "R1")
    # Short by 1, 0, 0 and 1.
    assert amount("S2", hospital, plan_with(*level_1)) == 2
    assert amount("S2", hospital, plan_with(*duties("N2", "R1"))) == 0


def test_s2_counts_from_the_day_of_admission() -> None:
    hospital = problem(patient(required_skill=(0, 0, 2, 0)))
    plan = Plan((book(day=3),), tuple(duties("N0", "R1", days=[4])))
    assert amount("S2", hospital, plan) == 2


def test_s2_counts_occupants_from_day_0() -> None:
    hospital = problem(occupant(days=2, required_skill=(0, 0, 2, 1)))
    assert amount("S2", hospital, Plan((), tuple(duties("N0", "R1")))) == 3


def test_s2_takes_the_last_of_several_nurses() -> None:
    hospital = problem(patient(required_skill=(1, 1, 1, 1)))
    first_0_then_1 = [*duties("N0", "R1"), *duties("N1", "R1")]
    assert amount("S2", hospital, plan_with(*first_0_then_1)) == 0
    assert amount("S2", hospital, plan_with(*reversed(first_0_then_1))) == 4


def test_s2_counts_nothing_without_a_nurse() -> None:
    hospital = problem(patient(required_skill=(2, 2, 2, 2)))
    assert amount("S2", hospital, plan_with()) == 0


def test_s3_counts_different_nurses_of_each_person() -> None:
    hospital = problem(patient(), occupant(days=1))
    plan = plan_with(*duties("N0", "R1", days=[0]), *duties("N1", "R1", days=[1]))
    # Patient: N0 and N1. Occupant: N0.
    assert amount("S3", hospital, plan) == 3
    assert amount("S3", hospital, plan_with()) == 0


def test_s3_ignores_nurses_after_the_stay() -> None:
    plan = plan_with(*duties("N0", "R1", days=[0, 1]), *duties("N1", "R1", days=[2]))
    assert amount("S3", HOSPITAL, plan) == 1


def test_s4_counts_load_above_the_maximum_over_all_her_rooms() -> None:
    hospital = problem(
        patient("p1", workload=(3, 1, 1, 1)), patient("p2", workload=(3, 3, 4, 5))
    )
    plan = Plan((book("p1"), book("p2", room="R2")), tuple(duties("N0", "R1", "R2")))
    # Loads 6, 4, 5, 6 with a maximum of 4.
    assert amount("S4", hospital, plan) == 5
    apart = (*duties("N0", "R1"), *duties("N1", "R2"))
    assert amount("S4", hospital, replace(plan, duties=apart)) == 1


def test_s4_loads_every_nurse_of_a_room() -> None:
    hospital = problem(patient(workload=(5, 0, 0, 0)))
    both = [*duties("N0", "R1"), *duties("N1", "R1")]
    assert amount("S4", hospital, plan_with(*both)) == 2


def test_s4_counts_a_nurse_listed_twice_once() -> None:
    hospital = problem(patient(workload=(3, 0, 0, 0)))
    twice = [*duties("N0", "R1"), *duties("N0", "R1")]
    assert amount("S4", hospital, plan_with(*twice)) == 0


def test_s4_leaves_shifts_off_duty_to_h8() -> None:
    centre = replace(CENTRE, nurses=(Nurse("N0", 0, (NurseShift(4, "late", 0),)),))
    hospital = problem(patient(workload=(9, 9, 9, 9)), centre=centre)
    assert amount("S4", hospital, plan_with(*duties("N0", "R1"))) == 0


def test_a_centre_without_nurses_is_planned_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mapigo.domain.problem.find_faults", lambda problem: [])
    hospital = problem(
        patient(), occupant(days=N_DAYS), centre=replace(CENTRE, nurses=())
    )
    for code in ("H8", "H9", "S2", "S3", "S4"):
        assert amount(code, hospital, plan_with()) == 0
