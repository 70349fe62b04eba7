"""Broken rules in words, and the cost by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.report import small_centre

from mapigo.domain import HARD_RULES
from mapigo.report.cost import cost_view
from mapigo.report.days import DayNames
from mapigo.report.violations import MOST_SENTENCES, SENTENCES, broken_rules
from mapigo.scoring import Charge, Score

pytestmark = pytest.mark.unit

PROBLEM = small_centre.problem()
DAYS = DayNames(PROBLEM.centre.calendar)


def sentences(*charges: Charge) -> list[str]:
    broken = broken_rules(Score.from_charges(charges, {}), DAYS)
    return [sentence for rule in broken for sentence in rule.sentences]


def test_each_hard_rule_has_a_sentence() -> None:
    assert set(SENTENCES) == set(HARD_RULES)


@pytest.mark.parametrize("code", HARD_RULES)
def test_sentences_stand_without_place_day_or_patients(code: str) -> None:
    (sentence,) = sentences(Charge(code, 1))
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("charge", "sentence"),
    [
        (
            Charge("H7", 1, ("p1", "p2"), "room A1", 1),
            "Room A1, Tue 8 Dec: 1 more than the open beds (patients p1, p2).",
        ),
        (
            Charge("H5", 1, ("p3",)),
            "Patient p3: must be admitted in this horizon, but is not.",
        ),
        (
            Charge("H4", 30, ("p1",), "theatre OT1", 0),
            "Theatre OT1, Mon 7 Dec: 30 minutes above the session (patient p1).",
        ),
    ],
)
def test_sentences_say_where_when_and_who(charge, sentence) -> None:
    assert sentences(charge) == [sentence]


def test_long_lists_are_cut_and_say_so() -> None:
    charges = [Charge("H7", 1, ("p1",), f"room {k}", 0) for k in range(50)]
    (broken,) = broken_rules(Score.from_charges(charges, {}), DAYS)
    assert broken.amount == 50
    assert len(broken.sentences) + broken.n_hidden == 50
    assert len(broken.sentences) == MOST_SENTENCES
    many = tuple(f"p{k}" for k in range(12))
    assert "p7 and 4 more" in sentences(Charge("H10", 1, many, "pool icu", 0))[0]


def test_a_feasible_plan_breaks_nothing() -> None:
    assert sentences(Charge("S7", 3, ("p1",))) == []


def test_soft_rules_are_shown_by_cost_with_their_share() -> None:
    score = Score.from_charges(
        [Charge("S7", 3, ("p1",)), Charge("S9", 5, ("p2",))], {"S7": 10, "S9": 2}
    )
    view = cost_view(score, PROBLEM.policy)
    first, second = view.soft[:2]
    assert (first.rule.code, first.cost, first.percent) == ("S7", 30, 75)
    assert (second.rule.code, second.amount, second.weight) == ("S9", 5, 2)
    assert view.cost == 40


def test_hard_rules_say_whether_they_hold() -> None:
    policy = replace(PROBLEM.policy, rules_off=frozenset({"H1"}))
    score = Score.from_charges([Charge("H2", 1, ("p1",))], {})
    state = {line.rule.code: line.state for line in cost_view(score, policy).hard}
    assert (state["H1"], state["H2"], state["H3"]) == (
        "not in force",
        "✗ broken",
        "✓ holds",
    )
