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

from mapigo.domain import RULES, Plan, PlanningProblem
from mapigo.explain.charge_notes import SENTENCES, ChargeNote, charge_notes
from mapigo.explain.presence import Presence
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

SHARING = problem(
    patient("p1"), patient("p2", sex="M"), policy=replace(POLICY, weights={"S5": 30})
)
TOGETHER = Plan((book("p1"), book("p2", day=1)), tuple(duties("N0", "R1", "R2")))


def notes_of(hospital: PlanningProblem, plan: Plan) -> tuple[ChargeNote, ...]:
    """Return the notes on patient p1."""
    presence = Presence(score_plan(hospital, plan))
    booking = plan.booking_of().get("p1")
    return charge_notes(presence, "p1", booking, CENTRE.calendar)


def test_every_rule_has_words() -> None:
    assert RULES.keys() <= SENTENCES.keys()


def test_notes_name_place_day_and_company() -> None:
    notes = notes_of(SHARING, TOGETHER)
    assert [(note.rule, note.cost, note.sentence) for note in notes] == [
        ("H1", 0, "Persons of more than one sex in room R1 on day 1, with p2."),
        ("S3", 0, "Different nurses over the stay: 1."),
        ("S5", 30, "Theatre OR1 is opened on day 0."),
    ]


def test_a_stay_without_a_room_is_said_plainly() -> None:
    plan = Plan((book("p1", room=""),))
    notes = notes_of(SHARING, plan)
    assert notes[0].sentence == "Ward days without a room: 2."


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (
            Plan((book("p1", day=3),)),
            "Moved by 1 day from day 4. Days moved, times nearness: 2.",
        ),
        (
            Plan((book("p1", day=1),)),
            "Moved by 3 days from day 4. Days moved, times nearness: 9.",
        ),
        (Plan(), "Moved by 1 day or more from day 4. Days moved, times nearness: 2."),
    ],
    ids=["a day earlier", "much earlier", "left out"],
)
def test_a_move_is_told_in_days(plan: Plan, sentence: str) -> None:
    published = Plan((book("p1", day=4),))
    hospital = replace(problem(patient("p1")), published=published)
    notes = notes_of(hospital, plan)
    assert [note.sentence for note in notes if note.rule == "S14"] == [sentence]
