"""What is refused before anybody is moved could not have been carried out."""

from __future__ import annotations

from random import Random

import numba
import numpy as np
import pytest
from tests.reference.random_hospitals import random_problem
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import PlanningProblem
from mapigo.solver.construct import construct
from mapigo.solver.decisions import take_decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.beds import room_is_free
from mapigo.solver.kernels.layout import Instance, Search, State
from mapigo.solver.kernels.outlook import least_change, may_find_rooms
from mapigo.solver.kernels.stays import place
from mapigo.solver.kernels.theatres import cheapest_theatre
from mapigo.solver.kernels.undo import take_out
from mapigo.solver.moves.registry import (
    FIRST_NURSE_MOVE,
    MOVE_NAMES,
    propose_patients,
)
from mapigo.solver.search.bookkeeping import adopt, cost_of_sums
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import new_search
from mapigo.solver.state import new_state

pytestmark = [
    pytest.mark.unit,
    pytest.mark.skipif(
        not numba.config.DISABLE_JIT, reason="building blocks are called from Python"
    ),
]


def carry_out(
    instance: Instance, state: State, search: Search, n: int, rng: Random
) -> bool:
    """Put the patients of a proposal where there is room; whether that was possible."""
    for i in range(n):
        take_out(instance, state, search, i)
    for i in range(n):
        patient, day = search.who[i], search.to_day[i]
        if day < 0:
            continue
        wanted = search.to_room[i]
        rooms = [wanted] if wanted >= 0 else range(instance.n_rooms)
        free = [r for r in rooms if room_is_free(instance, state, patient, day, r)]
        surgeon = search.to_surgeon[i]
        when = day + instance.operation_offset[patient]
        theatre = search.to_theatre[i]
        if theatre < 0:
            theatre = cheapest_theatre(instance, state, patient, surgeon, when)
        if not free or theatre < 0:
            return False
        place(instance, state, patient, day, rng.choice(free), theatre, surgeon)
    return True


def hospital(seed: int) -> PlanningProblem:
    return roomy_hospital(seed) if seed % 2 else random_problem(Random(seed))


@pytest.mark.parametrize("move", range(FIRST_NURSE_MOVE), ids=MOVE_NAMES.__getitem__)
def test_what_can_be_carried_out_is_not_refused_and_costs_no_less(move: int) -> None:
    n_carried_out = 0
    for seed in range(8):
        problem = hospital(seed)
        rng = Random(seed)
        instance = flatten(problem)
        state, search = new_state(problem, instance), new_search(instance, seed)
        construct(problem, instance, state, search)
        anneal(instance, state, new_search(instance, seed), 300.0, 200)
        for _ in range(60):
            n = propose_patients(move, instance, state, search)
            if n <= 0:
                continue
            before, cost = take_decisions(state), cost_of_sums(instance, state)
            least = least_change(instance, state, search, n)
            has_hope = may_find_rooms(instance, state, search, n)
            if carry_out(instance, state, search, n, rng):
                n_carried_out += 1
                assert has_hope
                assert cost_of_sums(instance, state) - cost >= least
            adopt(instance, state, *before)
    assert n_carried_out > 0


def test_some_ejections_are_hopeless_and_some_are_not() -> None:
    """Neither everything is refused at once, nor nothing."""
    n_by_hope = np.zeros(2, dtype=int)
    for seed in range(4):
        problem = roomy_hospital(seed)
        instance = flatten(problem)
        state, search = new_state(problem, instance), new_search(instance, seed)
        construct(problem, instance, state, search)
        eject = MOVE_NAMES.index("eject")
        for _ in range(200):
            n = propose_patients(eject, instance, state, search)
            if n > 1:
                n_by_hope[int(may_find_rooms(instance, state, search, n))] += 1
    assert n_by_hope.all()
