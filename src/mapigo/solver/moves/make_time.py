"""Give a patient a surgeon's time by sending cases of that day elsewhere."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.evicting import evict_from_session
from mapigo.solver.moves.picking import (
    pick_day,
    pick_surgeon,
    pick_waiting,
    propose_stay,
    time_left,
)

__all__ = ["make_time"]


@inlined
def make_time(instance, state, search):
    """Propose a waiting patient, or any, on a day on which the surgeon lacks time.

    Cases of that surgeon and day go to another day, or out of the plan.
    """
    entering = pick_waiting(state, search)
    if entering < 0 or below(search.random, 4) == 0:
        entering = below(search.random, instance.n_movers)
    day = pick_day(instance, search, entering)
    if day < 0 or day == state.day[entering]:
        return 0
    surgeon = pick_surgeon(instance, search, entering)
    operation_day = day + instance.operation_offset[entering]
    lacking = instance.minutes[entering] - time_left(
        instance, state, surgeon, operation_day
    )
    if lacking <= 0:
        return 0
    propose_stay(search, 0, entering, day, -1, -1, surgeon)
    return evict_from_session(
        instance, state, search, surgeon, operation_day, lacking, 1
    )
