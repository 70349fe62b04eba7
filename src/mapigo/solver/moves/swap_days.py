"""Exchange the days of two patients of one surgeon, rooms chosen anew."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.picking import (
    pick_admitted,
    propose_stay,
    shift_stay,
    time_left,
)

__all__ = ["swap_days"]


@inlined
def swap_days(instance, state, search):
    """Propose that two patients of a surgeon take each other's day, in any room."""
    a = pick_admitted(instance, state, search)
    if a < 0:
        return 0
    surgeon = state.surgeon[a]
    first = instance.patient_start[surgeon]
    n = instance.patient_start[surgeon + 1] - first
    b = instance.patient_of_surgeon[first + below(search.random, n)]
    if b == a or state.day[b] < 0 or state.day[a] == state.day[b]:
        return 0
    day_a = shift_stay(instance, a, state.day[b] + instance.operation_offset[b])
    day_b = shift_stay(instance, b, state.day[a] + instance.operation_offset[a])
    if day_a < 0 or day_b < 0:
        return 0
    if state.surgeon[b] == surgeon:
        longer = instance.minutes[a] - instance.minutes[b]
        operation_a = state.day[a] + instance.operation_offset[a]
        operation_b = state.day[b] + instance.operation_offset[b]
        if longer > time_left(
            instance, state, surgeon, operation_b
        ) or -longer > time_left(instance, state, surgeon, operation_a):
            return 0
    propose_stay(search, 0, a, day_a, -1, -1, surgeon)
    propose_stay(search, 1, b, day_b, -1, -1, state.surgeon[b])
    return 2
