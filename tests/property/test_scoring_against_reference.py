"""The score equals a second one, written over dense arrays from the definitions."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reference.dense_scoring import dense_amounts
from tests.reference.random_hospitals import random_plan, random_problem

from mapigo.scoring import score_plan

pytestmark = pytest.mark.property

SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS)
def test_every_rule_equals_the_dense_reference(seed: int) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan, published = random_plan(rng, problem), random_plan(rng, problem)
    score = score_plan(problem, plan, published)
    amounts = {line.rule: line.amount for line in score.by_rule}
    assert amounts == dense_amounts(problem, plan, published)


@given(SEEDS)
def test_cost_and_violations_are_sums_over_charges(seed: int) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    score = score_plan(problem, random_plan(rng, problem))
    weight = problem.policy.weights.get
    soft = [charge for charge in score.charges if charge.rule.startswith("S")]
    hard = [charge for charge in score.charges if charge.rule.startswith("H")]
    assert score.cost == sum(charge.amount * weight(charge.rule, 0) for charge in soft)
    assert score.violations == sum(charge.amount for charge in hard)
    assert all(charge.amount > 0 for charge in score.charges)


@given(SEEDS)
def test_a_plan_compared_with_itself_has_no_changes(seed: int) -> None:
    rng = Random(seed)
    # With days that are past, a plan in force also says who came on them.
    problem = replace(random_problem(rng), today=0)
    plan = random_plan(rng, problem)
    assert score_plan(problem, plan, plan).rule("S10").amount == 0
    alone = replace(problem, published=None)
    assert score_plan(problem, plan, plan) == score_plan(alone, plan)
