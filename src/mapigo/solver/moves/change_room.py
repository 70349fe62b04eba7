"""Move an admitted patient to another room, same day and theatre."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.moves.picking import (
    looks_free,
    pick_admitted,
    pick_room,
    propose_stay,
)

__all__ = ["change_room"]


@inlined
def change_room(instance, state, search):
    """Propose a random suitable room for a random admitted patient."""
    patient = pick_admitted(instance, state, search)
    if patient < 0:
        return 0
    room = pick_room(instance, search, patient)
    day = state.day[patient]
    surgeon = state.surgeon[patient]
    if room == state.room[patient] or not looks_free(
        instance, state, patient, day, room, surgeon
    ):
        return 0
    propose_stay(search, 0, patient, day, room, state.theatre[patient], surgeon)
    return 1
