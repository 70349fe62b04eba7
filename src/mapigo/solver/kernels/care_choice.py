"""A good choice of nurses for one stay, read off the dual."""

from __future__ import annotations

from mapigo.solver.kernels.care_dual import RULED_OUT, TINY
from mapigo.solver.kernels.jit import inlined

__all__ = ["CLOSED", "FREE", "OPEN", "choose"]

FREE = 0
OPEN = 1
CLOSED = 2


@inlined
def saving(care, n_shifts, x):
    """Return what leaving out a chosen nurse would cost, without her own price."""
    extra = 0.0
    for j in range(n_shifts):
        mine = RULED_OUT
        other = RULED_OUT
        for i in range(care.n_nurses[j]):
            y = care.nurse[j, i]
            if y == x:
                mine = care.cost[j, i]
            elif care.chosen[y] != 0:
                other = min(other, care.cost[j, i])
        if mine < other:
            extra += other - mine
    return extra


@inlined
def choose(care, n_shifts, n_all, price_of_nurse):
    """Choose nurses whom the values pay in full, drop the needless; return the cost.

    ``care.choice[j]`` becomes the nurse of each shift.
    """
    for x in range(n_all):
        paid = care.status[x] == FREE and care.left[x] <= TINY
        care.chosen[x] = 1 if paid or care.status[x] == OPEN else 0
    for x in range(n_all):
        if (
            care.chosen[x] != 0
            and care.status[x] == FREE
            and saving(care, n_shifts, x) < price_of_nurse
        ):
            care.chosen[x] = 0
    cost = 0.0
    for x in range(n_all):
        if care.chosen[x] != 0:
            cost += price_of_nurse
    for j in range(n_shifts):
        least = RULED_OUT
        for i in range(care.n_nurses[j]):
            if care.chosen[care.nurse[j, i]] != 0 and care.cost[j, i] < least:
                least = care.cost[j, i]
                care.choice[j] = care.nurse[j, i]
        cost += least
    return cost
