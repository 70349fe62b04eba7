"""What is past was worked as it was: nobody rosters it anew."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import NurseDuty, Pin, Plan, PlanningProblem
from mapigo.solver import SolveOptions, solve
from mapigo.solver.nurse_duties import NOT_FIXED
from mapigo.solver.polish import polish
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import new_search
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state

pytestmark = pytest.mark.unit

SHORT = SolveOptions(n_threads=1, seed=3, n_steps=3_000)
TODAY = 3


def three_days_later(problem: PlanningProblem, plan: Plan) -> PlanningProblem:
    """Return the problem with a plan in force; who came before today stays."""
    pins = tuple(Pin.of(one) for one in plan.bookings if one.admission_day < TODAY)
    return replace(problem, published=replace(plan, pins=pins), today=TODAY)


def past_duties(plan: Plan) -> set[NurseDuty]:
    return {duty for duty in plan.duties if duty.day < TODAY}


@pytest.mark.parametrize("starts_from_it", [True, False])
def test_the_nurses_of_the_past_are_those_of_the_plan_in_force(
    starts_from_it: bool,
) -> None:
    problem = roomy_hospital(1)
    before = solve(problem, SHORT).plan
    later = three_days_later(problem, before)
    start = before if starts_from_it else None
    result = solve(later, replace(SHORT, seed=4), start=start)
    assert result.score.is_feasible
    assert past_duties(before)
    assert past_duties(result.plan) == past_duties(before)
    if not starts_from_it:
        assert result.curve[-1][1] == result.score.cost


def test_the_search_changes_nurses_from_today_on() -> None:
    problem = roomy_hospital(1)
    later = three_days_later(problem, solve(problem, SHORT).plan)
    place = Workplace.of(later)
    state = new_state(later, place.instance)
    first = state.nurse.copy()
    anneal(place.instance, state, new_search(place.instance, 1), 50.0, 20_000)
    worked = place.instance.fixed_nurse != NOT_FIXED
    n_past = TODAY * place.instance.shifts_per_day
    assert worked[:, :n_past].any()
    assert not worked[:, n_past:].any()
    np.testing.assert_array_equal(
        state.nurse[worked], place.instance.fixed_nurse[worked]
    )
    assert (state.nurse[:, n_past:] != first[:, n_past:]).any()


def test_polishing_changes_nurses_from_today_on() -> None:
    problem = roomy_hospital(1)
    later = three_days_later(problem, solve(problem, SHORT).plan)
    place = Workplace.of(later)
    state = new_state(later, place.instance)
    anneal(place.instance, state, new_search(place.instance, 1), 50.0, 20_000)
    found = place.found(state)
    polished = polish(place, found, 60.0, threading.Event())
    worked = place.instance.fixed_nurse != NOT_FIXED
    nurse, before = polished.decisions.nurse, found.decisions.nurse
    np.testing.assert_array_equal(nurse[worked], before[worked])
    assert (nurse[~worked] != before[~worked]).any()


def test_without_a_roster_of_the_past_its_nurses_are_free() -> None:
    problem = roomy_hospital(1)
    plan = replace(solve(problem, SHORT).plan, duties=())
    instance = Workplace.of(three_days_later(problem, plan)).instance
    assert (instance.fixed_nurse == NOT_FIXED).all()
