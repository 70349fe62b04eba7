"""What a patient adds to a plan, alone and with others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import POLICY, book, duties, patient, problem

from mapigo.domain import Plan
from mapigo.explain.presence import Presence
from mapigo.scoring import Occupancy, score_plan

pytestmark = pytest.mark.unit

HOSPITAL = problem(
    patient("p1"),
    patient("p2"),
    policy=replace(POLICY, weights={"S3": 1, "S5": 30, "S7": 10}),
)
PLAN = Plan((book("p1", day=1), book("p2", day=1)), tuple(duties("N0", "R1", "R2")))
PRESENCE = Presence(score_plan(HOSPITAL, PLAN))
OCCUPANCY = Occupancy.from_plan(HOSPITAL, PLAN)


def test_charges_that_name_others_too_are_those_of_a_patient() -> None:
    charges = PRESENCE.charges_of("p1")
    assert [(charge.rule, len(charge.patients)) for charge in charges] == [
        ("S3", 1),
        ("S5", 2),
        ("S7", 1),
    ]
    assert [PRESENCE.cost_of(charge) for charge in charges] == [1, 30, 10]
    assert PRESENCE.charges_of("nobody") == []


def test_a_theatre_that_both_use_is_the_part_of_none_and_of_both_together() -> None:
    without_p1 = OCCUPANCY.without("p1")
    assert [part.rule for part in PRESENCE.parts(without_p1, "p1")] == ["S3", "S7"]
    assert PRESENCE.cost(without_p1, "p1") == 11
    assert PRESENCE.cost(without_p1.without("p2"), "p1", "p2") == 2 * 11 + 30
