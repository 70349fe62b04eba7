"""Move a patient, admitted or not, to a random day and room."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.picking import (
    looks_free,
    pick_day,
    pick_room,
    pick_surgeon,
    propose_stay,
)

__all__ = ["relocate"]


@inlined
def relocate(instance, state, search):
    """Propose any patient on any allowed day in any suitable room."""
    patient = below(search.random, instance.n_movers)
    day = pick_day(instance, search, patient)
    if day < 0:
        return 0
    room = pick_room(instance, search, patient)
    surgeon = pick_surgeon(instance, search, patient)
    if (day == state.day[patient] and room == state.room[patient]) or not looks_free(
        instance, state, patient, day, room, surgeon
    ):
        return 0
    propose_stay(search, 0, patient, day, room, -1, surgeon)
    return 1
