"""Nurses stay with their rooms wherever that costs little."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.solver.decisions import Decisions, plan_of, take_decisions
from mapigo.solver.keep_nurses import PATIENTS_PER_CHANGE, keep_nurses
from mapigo.solver.nurse_duties import NOT_FIXED
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import move_table, new_search, nurse_shares
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state

pytestmark = pytest.mark.unit


def cost_of(place: Workplace, decisions: Decisions) -> int:
    state = new_state(place.problem, place.instance)
    adopt(place.instance, state, *decisions)
    return int(state.total[0])


def test_fewer_nurses_change_and_each_at_a_small_price() -> None:
    place = Workplace.of(roomy_hospital(1))
    state = new_state(place.problem, place.instance)
    search = new_search(place.instance, 1)
    anneal(place.instance, state, search, 20.0, 5_000)
    before = take_decisions(state)
    search.move_table[:] = move_table(nurse_shares())
    anneal(place.instance, state, search, 5.0, 5_000)
    found = take_decisions(state)

    kept = keep_nurses(place, found, before.nurse)
    n_before, n_now = (int((one.nurse != before.nurse).sum()) for one in (found, kept))
    assert n_now < n_before
    worth = PATIENTS_PER_CHANGE * place.problem.policy.weight("S3")
    dearer = cost_of(place, kept) - cost_of(place, found)
    assert dearer <= worth * (n_before - n_now)
    np.testing.assert_array_equal(kept.day, found.day)
    np.testing.assert_array_equal(kept.room, found.room)


def test_who_worked_in_the_past_is_not_given_back_to_another_plan() -> None:
    problem = roomy_hospital(1)
    place = Workplace.of(problem)
    state = new_state(problem, place.instance)
    before = state.nurse.copy()
    search = new_search(place.instance, 1)
    anneal(place.instance, state, search, 20.0, 5_000)
    found = take_decisions(state)
    published = plan_of(problem, found)
    later = Workplace.of(replace(problem, published=published, today=3))
    kept = keep_nurses(later, found, before)
    worked = later.instance.fixed_nurse != NOT_FIXED
    assert (before[worked] != found.nurse[worked]).any()
    np.testing.assert_array_equal(kept.nurse[worked], found.nurse[worked])
