"""Admit a waiting patient in place of an admitted one of the same surgeon."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.picking import (
    pick_day,
    pick_surgeon,
    pick_waiting,
    propose_stay,
    shift_stay,
    time_left,
)

__all__ = ["replace"]


@inlined
def replace(instance, state, search):
    """Propose a waiting patient on an admitted one's operation day, in any free room.

    The other one leaves the plan, or, half of the time, moves to another day.
    """
    entering = pick_waiting(state, search)
    if entering < 0:
        return 0
    surgeon = pick_surgeon(instance, search, entering)
    first = instance.patient_start[surgeon]
    n = instance.patient_start[surgeon + 1] - first
    leaving = instance.patient_of_surgeon[first + below(search.random, n)]
    if state.day[leaving] < 0 or state.surgeon[leaving] != surgeon:
        return 0
    operation_day = state.day[leaving] + instance.operation_offset[leaving]
    day = shift_stay(instance, entering, operation_day)
    if day < 0:
        return 0
    longer = instance.minutes[entering] - instance.minutes[leaving]
    if longer > time_left(instance, state, surgeon, operation_day):
        return 0
    propose_stay(search, 0, entering, day, -1, -1, surgeon)
    draw = below(search.random, 2)
    if draw == 0:
        propose_stay(search, 1, leaving, -1, -1, -1, -1)
    else:
        new_day = pick_day(instance, search, leaving)
        propose_stay(search, 1, leaving, new_day, -1, -1, surgeon)
    return 2
