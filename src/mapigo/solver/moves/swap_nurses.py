"""Exchange the nurses of two rooms in one shift."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below

__all__ = ["swap_nurses"]


@inlined
def swap_nurses(instance, state, search):
    """Propose that two occupied rooms exchange their nurses."""
    shift = instance.open_shift[below(search.random, instance.open_shift.size)]
    day = shift // instance.shifts_per_day
    a = below(search.random, instance.n_rooms)
    b = below(search.random, instance.n_rooms)
    if (
        state.nurse[a, shift] == state.nurse[b, shift]
        or state.persons[a, day] == 0
        or state.persons[b, day] == 0
        or instance.fixed_nurse[a, shift] >= 0
        or instance.fixed_nurse[b, shift] >= 0
    ):
        return 0
    search.at_room[0] = a
    search.at_shift[0] = shift
    search.to_nurse[0] = state.nurse[b, shift]
    search.at_room[1] = b
    search.at_shift[1] = shift
    search.to_nurse[1] = state.nurse[a, shift]
    return 2
