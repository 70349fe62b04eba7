"""Whatever happens, a new plan is no worse and sends nobody away."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.random_events import random_events
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import Plan, PlanningProblem
from mapigo.replan import Replanned, ReplanOptions, replan
from mapigo.replan.in_the_house import those_here
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.property


@cache
def in_force(seed: int) -> tuple[PlanningProblem, Plan]:
    problem = roomy_hospital(seed)
    weights = {**problem.policy.weights, "S10": 60, "S14": 5}
    problem = replace(problem, policy=replace(problem.policy, weights=weights))
    return problem, solve(problem, SolveOptions(n_threads=1, n_steps=40_000)).plan


def answered(seed: int, today: int, freeze_days: int) -> Replanned:
    rng = Random(seed)
    problem, plan = in_force(seed % 3)
    events = random_events(rng, problem, 4)
    options = ReplanOptions(
        today=today, freeze_days=freeze_days, n_threads=1, n_steps=2_000
    )
    return replan(problem, plan, events, options)


@settings(max_examples=25)
@given(st.integers(0, 9_999), st.integers(0, 9), st.integers(0, 9))
def test_a_new_plan_is_no_worse_and_keeps_what_must_stay(
    seed: int, today: int, freeze_days: int
) -> None:
    answer = answered(seed, today, freeze_days)
    assert score_plan(answer.problem, answer.plan) == answer.score
    assert answer.score.violations <= answer.score_before.violations
    now, before = answer.plan.booking_of(), answer.before.booking_of()
    offsets = {one.id: one.operation_offset for one in answer.problem.waiting_list}
    for booking in those_here(answer.problem, answer.before, today):
        is_operated = booking.admission_day + offsets[booking.patient] < today
        after = now.get(booking.patient)
        if is_operated:
            assert after is not None
            assert (after.theatre, after.surgeon) == (booking.theatre, booking.surgeon)
        if after is not None:
            assert after.admission_day == booking.admission_day
    came = {patient for patient, one in now.items() if one.admission_day < today}
    assert came <= before.keys()
