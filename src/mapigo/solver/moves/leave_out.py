"""Take an admitted patient out of the plan."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.moves.picking import pick_admitted, propose_stay

__all__ = ["leave_out"]


@inlined
def leave_out(instance, state, search):
    """Propose to leave out a random admitted patient."""
    patient = pick_admitted(instance, state, search)
    if patient < 0:
        return 0
    propose_stay(search, 0, patient, -1, -1, -1, -1)
    return 1
