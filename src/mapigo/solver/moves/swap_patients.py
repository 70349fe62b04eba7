"""Exchange day and room of two admitted patients."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.moves.picking import (
    looks_free_after,
    pick_admitted,
    propose_stay,
    shift_stay,
    time_left,
)

__all__ = ["swap_patients"]


@inlined
def swap_patients(instance, state, search):
    """Propose that two random patients take each other's operation day and room."""
    a = pick_admitted(instance, state, search)
    b = pick_admitted(instance, state, search)
    if (
        a < 0
        or b < 0
        or state.day[a] == state.day[b]
        or instance.room_suits[a, state.room[b]] == 0
        or instance.room_suits[b, state.room[a]] == 0
    ):
        return 0
    day_a = shift_stay(instance, a, state.day[b] + instance.operation_offset[b])
    day_b = shift_stay(instance, b, state.day[a] + instance.operation_offset[a])
    if day_a < 0 or day_b < 0:
        return 0
    if not (
        looks_free_after(instance, state, a, day_a, state.room[b], b)
        and looks_free_after(instance, state, b, day_b, state.room[a], a)
    ):
        return 0
    operation_a = state.day[a] + instance.operation_offset[a]
    operation_b = state.day[b] + instance.operation_offset[b]
    longer = instance.minutes[a]
    if state.surgeon[a] == state.surgeon[b]:
        longer -= instance.minutes[b]
        shorter = -longer
    else:
        shorter = instance.minutes[b]
    if longer > time_left(
        instance, state, state.surgeon[a], operation_b
    ) or shorter > time_left(instance, state, state.surgeon[b], operation_a):
        return 0
    propose_stay(search, 0, a, day_a, state.room[b], -1, state.surgeon[a])
    propose_stay(search, 1, b, day_b, state.room[a], -1, state.surgeon[b])
    return 2
