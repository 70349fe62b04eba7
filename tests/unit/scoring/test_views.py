"""A score by patient, and by resource and day."""

from __future__ import annotations

import pytest
from tests.unit.scoring.small_hospital import book, duties, patient, problem

from mapigo.domain import Plan
from mapigo.scoring import score_plan
from mapigo.scoring.views import (
    cost_by_patient,
    cost_by_resource_and_day,
    violations_by_patient,
    violations_by_resource_and_day,
)

pytestmark = pytest.mark.unit

HOSPITAL = problem(
    patient("p1", age_group="child"), patient("p2"), patient("p3", sex="M")
)
BOOKINGS = (book("p1", day=1), book("p2", day=1), book("p3", day=2, theatre="OR2"))
SCORE = score_plan(HOSPITAL, Plan(BOOKINGS, tuple(duties("N0", "R1"))))


def test_cost_by_patient_takes_charges_of_one_alone() -> None:
    # p1, p2: 1 day waited, 1 nurse. p3: 2 days, 1 nurse, a theatre opened alone.
    assert cost_by_patient(SCORE) == {"p1": 2, "p2": 2, "p3": 4}


def test_cost_by_resource_and_day_adds_up_places() -> None:
    costs = cost_by_resource_and_day(SCORE)
    assert costs["theatre OR1", 1] == 1
    assert costs["room R1", 1] == 1
    assert ("room R2", 1) not in costs


def test_violations_are_found_by_patient_and_by_place() -> None:
    by_patient = violations_by_patient(SCORE)
    assert {charge.rule for charge in by_patient["p3"]} == {"H1", "H7"}
    assert violations_by_resource_and_day(SCORE).keys() == {("room R1", 2)}
