"""Move an admitted patient's case to another theatre, same day and room."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below
from mapigo.solver.kernels.theatres import theatre_fits
from mapigo.solver.moves.picking import pick_admitted, propose_stay

__all__ = ["change_theatre"]


@inlined
def change_theatre(instance, state, search):
    """Propose a random theatre for a random admitted patient."""
    patient = pick_admitted(instance, state, search)
    if patient < 0:
        return 0
    theatre = below(search.random, instance.n_theatres)
    day = state.day[patient]
    operation_day = day + instance.operation_offset[patient]
    if theatre == state.theatre[patient] or not theatre_fits(
        instance, state, patient, theatre, operation_day
    ):
        return 0
    propose_stay(
        search, 0, patient, day, state.room[patient], theatre, state.surgeon[patient]
    )
    return 1
