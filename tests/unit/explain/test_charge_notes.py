"""Charges in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import (
    CENTRE,
    POLICY,
    book,
    duties,
    patient,
    problem,
)

from mapigo.domain import RULES, Plan
from mapigo.explain.charge_notes import SENTENCES, charge_notes
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

SHARING = problem(
    patient("p1"), patient("p2", sex="M"), policy=replace(POLICY, weights={"S5": 30})
)
TOGETHER = Plan((book("p1"), book("p2", day=1)), tuple(duties("N0", "R1", "R2")))


def test_every_rule_has_words() -> None:
    assert RULES.keys() <= SENTENCES.keys()


def test_notes_name_place_day_and_company() -> None:
    notes = charge_notes(score_plan(SHARING, TOGETHER), "p1", CENTRE.calendar)
    assert [(note.rule, note.cost, note.sentence) for note in notes] == [
        ("H1", 0, "Persons of more than one sex in room R1 on day 1, with p2."),
        ("S3", 0, "Different nurses over the stay: 1."),
        ("S5", 30, "Theatre OR1 is opened on day 0."),
    ]


def test_a_stay_without_a_room_is_said_plainly() -> None:
    plan = Plan((book("p1", room=""),))
    notes = charge_notes(score_plan(SHARING, plan), "p1", CENTRE.calendar)
    assert notes[0].sentence == "Ward days without a room: 2."
