"""Kernel state made anew from its decisions: the slow twin of every incremental sum."""

from __future__ import annotations

import numpy as np

from mapigo.domain import PlanningProblem
from mapigo.solver.kernels.jit import entry
from mapigo.solver.kernels.layout import Instance, State
from mapigo.solver.kernels.stays import place
from mapigo.solver.search.bookkeeping import cost_of_sums
from mapigo.solver.state import new_state

__all__ = ["assert_same_sums", "rebuilt"]

IN_ANY_ORDER = {"person", "case", "waiting", "waiting_place"}
"""Lists whose order depends on the way that led to them."""

ONLY_WHILE_ADMITTED = {"room", "theatre", "surgeon"}
"""Decisions that keep an old value when a patient leaves the plan."""


@entry
def put_in(instance, state, patient, day, room, theatre, surgeon):
    """Put a patient into the plan."""
    place(instance, state, patient, day, room, theatre, surgeon)


def rebuilt(problem: PlanningProblem, instance: Instance, state: State) -> State:
    """Return a state with the same decisions, every sum added up from nothing."""
    fresh = new_state(problem, instance, nurse=state.nurse)
    for patient in np.flatnonzero(state.day >= 0):
        put_in(
            instance,
            fresh,
            int(patient),
            int(state.day[patient]),
            int(state.room[patient]),
            int(state.theatre[patient]),
            int(state.surgeon[patient]),
        )
    fresh.total[0] = cost_of_sums(instance, fresh)
    return fresh


def assert_same_sums(state: State, expected: State) -> None:
    """Compare all arrays of two states, lists without regard to their order."""
    for name in State._fields:
        if name in IN_ANY_ORDER | ONLY_WHILE_ADMITTED:
            continue
        np.testing.assert_array_equal(
            getattr(state, name), getattr(expected, name), err_msg=name
        )
    admitted = state.day >= 0
    for name in ONLY_WHILE_ADMITTED:
        np.testing.assert_array_equal(
            getattr(state, name)[admitted], getattr(expected, name)[admitted], name
        )
    _assert_same_members(state.person, expected.person, state.persons)
    _assert_same_members(state.case, expected.case, state.n_cases)
    n_waiting = int(state.n_waiting[0])
    waiting = state.waiting[:n_waiting]
    assert sorted(waiting) == list(np.flatnonzero(~admitted))
    np.testing.assert_array_equal(state.waiting_place[waiting], np.arange(n_waiting))


def _assert_same_members(
    lists: np.ndarray, expected: np.ndarray, lengths: np.ndarray
) -> None:
    for cell in np.ndindex(lengths.shape):
        n = lengths[cell]
        assert sorted(lists[cell][:n]) == sorted(expected[cell][:n])
