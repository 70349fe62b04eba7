"""What is said about a bound and a plan."""

from __future__ import annotations

import pytest

from mapigo.cli.bound_sentence import bound_sentence
from mapigo.scoring import Charge, Score
from mapigo.solver import Bound

pytestmark = pytest.mark.unit


def score(cost: int, *, violations: int = 0) -> Score:
    """Return the score of a plan with so many days of delay at a price of 1."""
    charges = [Charge("S7", cost), Charge("H5", violations)]
    return Score.from_charges(charges, {"S7": 1})


def said(value: int | None, cost: int, *, violations: int = 0) -> str:
    bound = Bound(value, 1.0, "whole numbers")
    return bound_sentence(bound, score(cost, violations=violations))


def test_a_gap_is_told_in_percent_of_the_best_possible() -> None:
    assert said(1000, 1251) == (
        "No plan can cost less than 1,000; "
        "this plan is at most 25.1 % above the best possible."
    )


def test_a_plan_at_its_bound_is_optimal() -> None:
    assert said(1000, 1000) == "This plan is optimal: none can cost less."
    assert said(0, 0) == "This plan is optimal: none can cost less."


def test_above_a_bound_of_nothing_there_is_no_percentage() -> None:
    assert said(0, 5) == "No plan can cost less than 0."


def test_a_plan_that_breaks_rules_is_compared_with_nothing() -> None:
    assert said(1000, 900, violations=1) == (
        "No plan without violations can cost less than 1,000."
    )


def test_that_no_plan_exists_is_said_plainly() -> None:
    assert said(None, 900, violations=1) == (
        "It is proven that no plan without violations exists."
    )
