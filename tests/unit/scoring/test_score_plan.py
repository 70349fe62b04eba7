"""The whole score: weights, totals, registry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import POLICY, book, duties, patient, problem

from mapigo.domain import RULES, Plan
from mapigo.scoring import score_plan
from mapigo.scoring.rules import CHARGES, CHARGES_AGAINST_PUBLISHED

pytestmark = pytest.mark.unit


def test_every_rule_has_one_function() -> None:
    assert CHARGES.keys() | CHARGES_AGAINST_PUBLISHED.keys() == RULES.keys()
    assert not CHARGES.keys() & CHARGES_AGAINST_PUBLISHED.keys()


def test_lines_follow_the_order_of_the_rules() -> None:
    score = score_plan(problem(patient()), Plan())
    assert [line.rule for line in score.by_rule] == list(RULES)


def test_cost_is_amount_times_weight() -> None:
    policy = replace(POLICY, weights={"S7": 10, "S5": 30})
    plan = Plan((book(day=2),), tuple(duties("N0", "R1")))
    score = score_plan(problem(patient(), policy=policy), plan)
    assert score.rule("S7").cost == 20
    assert score.cost == 50
    assert score.is_feasible


def test_a_rule_without_a_weight_is_counted_and_costs_nothing() -> None:
    policy = replace(POLICY, weights={})
    score = score_plan(problem(patient(), policy=policy), Plan())
    assert score.rule("S8").amount == 1
    assert score.cost == 0


def test_violations_add_up_the_hard_rules() -> None:
    score = score_plan(problem(patient(latest_day=0)), Plan((book(day=1),)))
    assert score.violations == 1 + 4  # H6, and four shifts without a nurse
    assert not score.is_feasible
