"""Exchange a patient with several shorter cases of the surgeon's on another day."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.layout import MAX_PATIENTS_MOVED
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.picking import (
    pick_admitted,
    pick_day,
    propose_stay,
    shift_stay,
    time_left,
)

__all__ = ["exchange_days"]


@inlined
def exchange_days(instance, state, search):
    """Propose that a patient and cases of another day exchange days, in any rooms.

    Cases of the other day are taken in turn, from a random one on, while they fit into
    the time that the patient sets free, until the patient fits into theirs.
    """
    patient = pick_admitted(instance, state, search)
    if patient < 0:
        return 0
    surgeon = state.surgeon[patient]
    day = pick_day(instance, search, patient)
    if day == state.day[patient]:
        return 0
    offset = instance.operation_offset[patient]
    here = state.day[patient] + offset
    there = day + offset
    lacking = instance.minutes[patient] - time_left(instance, state, surgeon, there)
    room_here = instance.minutes[patient] + time_left(instance, state, surgeon, here)
    propose_stay(search, 0, patient, day, -1, -1, surgeon)
    n = 1
    n_there = state.n_cases[surgeon, there]
    if lacking > 0 and n_there > 0:
        start = below(search.random, n_there)
        for step in range(n_there):
            i = start + step
            if i >= n_there:
                i -= n_there
            other = state.case[surgeon, there, i]
            minutes = instance.minutes[other]
            if minutes > room_here or other >= instance.n_movers:
                continue
            other_day = shift_stay(instance, other, here)
            if other_day < 0:
                continue
            propose_stay(search, n, other, other_day, -1, -1, surgeon)
            n += 1
            room_here -= minutes
            lacking -= minutes
            if lacking <= 0 or n >= MAX_PATIENTS_MOVED:
                break
    if lacking > 0:
        return 0
    return n
