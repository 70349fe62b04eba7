"""Admit a waiting patient on a random day, in whichever room is free."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.theatres import surgeon_has_time
from mapigo.solver.moves.picking import (
    pick_day,
    pick_surgeon,
    pick_waiting,
    propose_stay,
)

__all__ = ["admit"]


@inlined
def admit(instance, state, search):
    """Propose a waiting patient on a day on which the surgeon has time."""
    patient = pick_waiting(state, search)
    if patient < 0:
        return 0
    day = pick_day(instance, search, patient)
    if day < 0:
        return 0
    surgeon = pick_surgeon(instance, search, patient)
    operation_day = day + instance.operation_offset[patient]
    if not surgeon_has_time(instance, state, patient, surgeon, operation_day):
        return 0
    propose_stay(search, 0, patient, day, -1, -1, surgeon)
    return 1
