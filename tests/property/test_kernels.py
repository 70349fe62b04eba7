"""The kernels keep every sum and never break a hard rule, whatever the moves do."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.random_hospitals import random_problem
from tests.reference.rebuilt_state import assert_same_sums, rebuilt
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import HARD_RULES, Pin, PlanningProblem
from mapigo.scoring import Score, score_plan
from mapigo.solver.construct import construct
from mapigo.solver.decisions import plan_of, take_decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.layout import (
    MOVE_SLOTS,
    NOT_ADMITTED,
    Instance,
    Search,
    State,
)
from mapigo.solver.moves.registry import MOVE_NAMES
from mapigo.solver.prices import mandatory_cost
from mapigo.solver.published import must_be_admitted
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import new_search
from mapigo.solver.state import new_state

pytestmark = pytest.mark.property

HOT = 1000.0
"""A temperature at which nearly every legal proposal is accepted."""

HELD_BY_THE_KERNELS = tuple(rule for rule in HARD_RULES if rule not in {"H5", "H12"})
"""All but those that count patients left out."""


def started(
    problem: PlanningProblem, seed: int, moves: range | list[int] | None = None
) -> tuple[Instance, State, Search]:
    """Return a constructed plan, ready to be changed by some of the moves."""
    instance = flatten(problem)
    state, search = new_state(problem, instance), new_search(instance, seed)
    if moves is not None:
        search.move_table[:] = np.resize(np.array(moves, np.uint8), MOVE_SLOTS)
    construct(problem, instance, state, search)
    return instance, state, search


def price_of_left_out(problem: PlanningProblem, state: State) -> int:
    """Return what the kernels charge for patients who must be admitted and are not.

    Beside what the rules charge for them (S8, S9, S10, S14).
    """
    out = np.array(must_be_admitted(problem), dtype=bool) & (state.day < 0)
    return int(out.sum()) * mandatory_cost(problem)


def score_by_rules(problem: PlanningProblem, state: State) -> Score:
    """Return the score of a state's plan, which shares no code with the kernels."""
    return score_plan(problem, plan_of(problem, take_decisions(state)))


def with_published(problem: PlanningProblem, seed: int) -> PlanningProblem:
    """Return a problem with a plan in force, a pin, and prices of changes and moves.

    For some seeds, part of the horizon is past.
    """
    _, state, _ = started(problem, seed)
    plan = plan_of(problem, take_decisions(state))
    pinned = plan.bookings[0]
    pins = (Pin(pinned.patient, admission_day=pinned.admission_day),)
    weights = {**problem.policy.weights, "S10": 9, "S14": 6}
    policy = replace(problem.policy, weights=weights)
    return replace(
        problem,
        policy=policy,
        published=replace(plan, pins=pins),
        today=seed % 3,
    )


@pytest.mark.parametrize("move", range(len(MOVE_NAMES)), ids=MOVE_NAMES)
def test_every_move_leaves_the_sums_of_its_plan(move: int) -> None:
    n_accepted = 0
    for seed in range(6):
        problem = roomy_hospital(seed)
        if seed % 2:
            problem = with_published(problem, seed)
        instance, state, search = started(problem, seed, [move])
        # Other moves first, so that there is something for this one to change.
        _, state, mixed = started(problem, seed)
        anneal(instance, state, mixed, HOT, 300)
        for _ in range(60):
            before = int(search.counts[move, 2])
            anneal(instance, state, search, HOT, 1)
            if int(search.counts[move, 2]) > before:
                n_accepted += 1
                assert_same_sums(state, rebuilt(problem, instance, state))
        assert_same_sums(state, rebuilt(problem, instance, state))
        assert_cost_by_the_rules(problem, state)
    assert n_accepted > 0


def assert_cost_by_the_rules(problem: PlanningProblem, state: State) -> None:
    """Compare the running cost with the score, which shares no code with kernels."""
    expected = score_by_rules(problem, state).cost
    assert int(state.total[0]) - price_of_left_out(problem, state) == expected


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25)
def test_cost_of_the_kernels_is_the_cost_by_the_rules(seed: int) -> None:
    problem = random_problem(Random(seed))
    instance, state, search = started(problem, seed)
    for _ in range(12):
        anneal(instance, state, search, 50.0, 25)
        assert_cost_by_the_rules(problem, state)
        assert_same_sums(state, rebuilt(problem, instance, state))


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25)
def test_the_kernels_break_no_hard_rule_that_occupants_do_not_break(seed: int) -> None:
    problem = random_problem(Random(seed))
    instance = flatten(problem)
    empty = score_by_rules(problem, new_state(problem, instance))
    instance, state, search = started(problem, seed)
    anneal(instance, state, search, 50.0, 300)
    score = score_by_rules(problem, state)
    for rule in HELD_BY_THE_KERNELS:
        assert score.rule(rule).amount <= empty.rule(rule).amount, rule
    left_out = {
        entry.id
        for p, entry in enumerate(problem.waiting_list)
        if state.day[p] == NOT_ADMITTED
    }
    unkept = {who for c in score.charges if c.rule == "H12" for who in c.patients}
    assert unkept <= left_out


@given(seed=st.integers(0, 10**6))
@settings(max_examples=10)
def test_rejected_proposals_leave_the_plan_as_it_was(seed: int) -> None:
    problem = roomy_hospital(seed % 7)
    instance, state, search = started(problem, seed)
    anneal(instance, state, search, 20.0, 300)
    for _ in range(60):
        before = take_decisions(state)
        total = int(state.total[0])
        accepted = int(search.counts[:, 2].sum())
        anneal(instance, state, search, 1e-9, 1)
        assert int(state.total[0]) <= total
        if int(search.counts[:, 2].sum()) == accepted:
            admitted = before.day >= 0
            np.testing.assert_array_equal(state.day, before.day)
            np.testing.assert_array_equal(state.room[admitted], before.room[admitted])
            np.testing.assert_array_equal(
                state.theatre[admitted], before.theatre[admitted]
            )
            np.testing.assert_array_equal(state.nurse, before.nurse)
            assert_same_sums(state, rebuilt(problem, instance, state))


@pytest.mark.parametrize("n_days", [1, 63, 64, 65, 70, 130])
def test_days_beyond_a_word_of_bits_are_held(n_days: int) -> None:
    problem = roomy_hospital(3, n_days=n_days)
    instance, state, search = started(problem, 1)
    anneal(instance, state, search, 30.0, 400)
    assert_same_sums(state, rebuilt(problem, instance, state))
    assert score_by_rules(problem, state).rule("H7").amount == 0
    assert score_by_rules(problem, state).rule("H1").amount == 0
