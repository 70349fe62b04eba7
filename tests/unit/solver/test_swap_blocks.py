"""Two rooms exchange whom they are for where no change of one or two patients can."""

from __future__ import annotations

import numba
import numpy as np
import pytest
from tests.reference.plain_hospital import patient, plain_hospital
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import PlanningProblem
from mapigo.solver.construct import construct
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.layout import MOVE_SLOTS, Instance, Search, State
from mapigo.solver.moves.registry import MOVE_NAMES, PATIENT_MOVES, propose_patients
from mapigo.solver.search.loop import anneal
from mapigo.solver.search.memory import new_search
from mapigo.solver.state import new_state

pytestmark = pytest.mark.unit

SWAP_BLOCKS = MOVE_NAMES.index("swap_blocks")
HOT = 1000.0


def started(
    problem: PlanningProblem, moves: list[int]
) -> tuple[Instance, State, Search]:
    instance = flatten(problem)
    state, search = new_state(problem, instance), new_search(instance, 1)
    search.move_table[:] = np.resize(np.array(moves, np.uint8), MOVE_SLOTS)
    construct(problem, instance, state, search)
    return instance, state, search


def one_against_two() -> PlanningProblem:
    """Return one patient for six days in one room, two of the other sex in the next.

    Each has a single day of admission, and both rooms one bed.
    """
    stays = (("A", 0, 6), ("B", 0, 3), ("B", 3, 3))
    return plain_hospital(
        n_days=6,
        rooms_beds=(1, 1),
        patients=tuple(
            patient(n, sex=sex, stay_days=days, first=day, last=day)
            for n, (sex, day, days) in enumerate(stays)
        ),
        # Leaving somebody out would be another way.
        weights={"S8": 10_000},
    )


def rooms_met(moves: list[int]) -> set[tuple[int, ...]]:
    instance, state, search = started(one_against_two(), moves)
    met = set()
    for _ in range(200):
        anneal(instance, state, search, HOT, 5)
        met.add(tuple(int(room) for room in state.room))
        assert (state.day >= 0).all()
    return met


def test_one_patient_changes_places_with_two() -> None:
    assert rooms_met([SWAP_BLOCKS]) == {(0, 1, 1), (1, 0, 0)}


def test_no_other_change_of_rooms_does_that() -> None:
    names = ("change_room", "swap_rooms", "swap_patients", "relocate")
    assert len(rooms_met([MOVE_NAMES.index(name) for name in names])) == 1


@pytest.mark.skipif(not numba.config.DISABLE_JIT, reason="moves are called from Python")
def test_two_at_least_and_nobody_but_the_first_into_a_third_room() -> None:
    moves = list(range(len(PATIENT_MOVES)))
    instance, state, search = started(roomy_hospital(3), moves)
    n_proposed = 0
    for _ in range(400):
        anneal(instance, state, search, HOT, 5)
        n = propose_patients(SWAP_BLOCKS, instance, state, search)
        if n == 0:
            continue
        n_proposed += 1
        assert n >= 2
        who = search.who[:n]
        assert len(set(who)) == n
        for i in range(1, n):
            person = who[i]
            if search.to_day[i] != state.day[person]:
                # Sent out of the way of the operation.
                assert state.surgeon[person] == search.to_surgeon[0]
                continue
            assert search.to_room[i] != state.room[person]
            rooms = {int(room) for room in search.to_room[:n] if room >= 0}
            assert len(rooms) <= 2
    assert n_proposed > 0
