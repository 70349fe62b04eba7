"""Give a patient a bed and a surgeon's time by sending those in the way elsewhere."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.evicting import (
    IMPOSSIBLE,
    evict_from_room,
    evict_from_session,
)
from mapigo.solver.moves.picking import (
    pick_day,
    pick_room,
    pick_surgeon,
    pick_waiting,
    propose_stay,
    time_left,
)

__all__ = ["eject"]


@inlined
def eject(instance, state, search):
    """Propose a patient for a random day and room, and those in the way elsewhere."""
    patient = pick_waiting(state, search)
    if patient < 0 or below(search.random, 2) == 0:
        patient = below(search.random, instance.n_movers)
    day = pick_day(instance, search, patient)
    if day < 0:
        return 0
    room = pick_room(instance, search, patient)
    if state.day[patient] >= 0 and room == state.room[patient]:
        return 0
    surgeon = pick_surgeon(instance, search, patient)
    propose_stay(search, 0, patient, day, room, -1, surgeon)
    n = evict_from_room(instance, state, search, patient, day, room, 1)
    if n == IMPOSSIBLE or day == state.day[patient]:
        return n
    operation_day = day + instance.operation_offset[patient]
    lacking = instance.minutes[patient] - time_left(
        instance, state, surgeon, operation_day
    )
    for i in range(1, n):
        other = search.who[i]
        if (
            state.surgeon[other] == surgeon
            and state.day[other] + instance.operation_offset[other] == operation_day
            and search.to_day[i] != state.day[other]
        ):
            lacking -= instance.minutes[other]
    return evict_from_session(
        instance, state, search, surgeon, operation_day, lacking, n
    )
