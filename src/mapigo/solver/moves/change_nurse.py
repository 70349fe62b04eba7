"""Give an occupied room in one shift to another nurse."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below

__all__ = ["change_nurse_anywhere", "change_nurse_near"]


@inlined
def occupied_room_shift(instance, state, search):
    """Write a random occupied room-shift into the proposal, if it may change."""
    room = below(search.random, instance.n_rooms)
    shift = instance.open_shift[below(search.random, instance.open_shift.size)]
    if (
        state.persons[room, shift // instance.shifts_per_day] == 0
        or instance.fixed_nurse[room, shift] >= 0
    ):
        return False
    search.at_room[0] = room
    search.at_shift[0] = shift
    return True


@inlined
def change_nurse_anywhere(instance, state, search):
    """Propose any nurse of the shift."""
    if not occupied_room_shift(instance, state, search):
        return 0
    shift = search.at_shift[0]
    first = instance.nurse_start[shift]
    n = instance.nurse_start[shift + 1] - first
    nurse = instance.nurse_on_shift[first + below(search.random, n)]
    if nurse == state.nurse[search.at_room[0], shift]:
        return 0
    search.to_nurse[0] = nurse
    return 1


@inlined
def change_nurse_near(instance, state, search):
    """Propose the nurse who has this room in another shift of the neighbouring days."""
    if not occupied_room_shift(instance, state, search):
        return 0
    room = search.at_room[0]
    shift = search.at_shift[0]
    reach = 5 * instance.shifts_per_day
    other = shift + below(search.random, 2 * reach + 1) - reach
    if other < 0 or other >= instance.n_shifts:
        return 0
    nurse = state.nurse[room, other]
    if nurse == state.nurse[room, shift]:
        return 0
    for i in range(instance.nurse_start[shift], instance.nurse_start[shift + 1]):
        if instance.nurse_on_shift[i] == nurse:
            search.to_nurse[0] = nurse
            return 1
    return 0
