"""Exchange the rooms of two admitted patients whose stays overlap."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.moves.picking import looks_free_after, pick_admitted, propose_stay

__all__ = ["swap_rooms"]


@inlined
def swap_rooms(instance, state, search):
    """Propose that two random patients take each other's room."""
    a = pick_admitted(instance, state, search)
    b = pick_admitted(instance, state, search)
    if (
        a < 0
        or b < 0
        or state.room[a] == state.room[b]
        or instance.room_suits[a, state.room[b]] == 0
        or instance.room_suits[b, state.room[a]] == 0
    ):
        return 0
    if not (
        looks_free_after(instance, state, a, state.day[a], state.room[b], b)
        and looks_free_after(instance, state, b, state.day[b], state.room[a], a)
    ):
        return 0
    gap = state.day[a] - state.day[b]
    if gap > 6 or gap < -6:
        return 0
    propose_stay(
        search, 0, a, state.day[a], state.room[b], state.theatre[a], state.surgeon[a]
    )
    propose_stay(
        search, 1, b, state.day[b], state.room[a], state.theatre[b], state.surgeon[b]
    )
    return 2
