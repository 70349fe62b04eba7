"""Move an admitted patient to another day, same room."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.moves.picking import (
    looks_free,
    pick_admitted,
    pick_day,
    pick_surgeon,
    propose_stay,
)

__all__ = ["change_day"]


@inlined
def change_day(instance, state, search):
    """Propose a random allowed day for a random admitted patient."""
    patient = pick_admitted(instance, state, search)
    if patient < 0:
        return 0
    day = pick_day(instance, search, patient)
    room = state.room[patient]
    surgeon = pick_surgeon(instance, search, patient)
    if day == state.day[patient] or not looks_free(
        instance, state, patient, day, room, surgeon
    ):
        return 0
    propose_stay(search, 0, patient, day, room, -1, surgeon)
    return 1
