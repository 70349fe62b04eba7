"""What the nurses of a stay cost at least, for many stays: branch and bound.

Each node of the tree rules out some nurses and hires others; ``care_dual`` bounds it
from below and ``care_choice`` makes a choice. A node is left when its bound reaches the
best choice so far. After ``most_nodes`` nodes the least of the bounds still open is the
answer: lower than the truth perhaps, never higher.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.kernels.care_choice import CLOSED, FREE, OPEN, choose
from mapigo.solver.kernels.care_dual import RULED_OUT, TINY, dual_bound
from mapigo.solver.kernels.jit import entry, inlined

__all__ = ["Care", "Stays", "least_care"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Stays(NamedTuple):
    """Persons in a ward bed from a day of admission; each may happen or not."""

    person: Ints  # (K,) index on the axis of persons
    day: Ints  # (K,) of admission
    ward_start: Ints  # (I+1,)
    ward_offset: Ints  # ward days of each person's stay, ascending


class Care(NamedTuple):
    """Working memory for one stay: ``J`` shifts, ``N`` nurses."""

    shift: Ints  # (J,)
    shift_of_stay: Ints  # (J,)
    n_nurses: Ints  # (J,)
    nurse: Ints  # (J, N)
    true_cost: Floats  # (J, N)
    cost: Floats  # (J, N) with nurses ruled out
    least: Floats  # (J,)
    value: Floats  # (J,)
    value_before: Floats  # (J,)
    left: Floats  # (N,)
    left_before: Floats  # (N,)
    status: Ints  # (N,) FREE, OPEN or CLOSED
    chosen: Ints  # (N,)
    choice: Ints  # (J,)
    best_choice: Ints  # (J,)
    branch_nurse: Ints  # (N,) the nurse decided at each depth
    branch_bound: Floats  # (N,) bound of the node in which it was decided


@inlined
def lay_out(instance, stays, price, care, k):
    """List the shifts of a stay with the cost of each nurse; return their number."""
    person = stays.person[k]
    per_day = instance.shifts_per_day
    n_shifts = 0
    for i in range(stays.ward_start[person], stays.ward_start[person + 1]):
        offset = stays.ward_offset[i]
        when = stays.day[k] + offset
        if when >= instance.n_days:
            break
        for of_day in range(per_day):
            shift = when * per_day + of_day
            shift_of_stay = offset * per_day + of_day
            n = 0
            for q in range(
                instance.nurse_start[shift], instance.nurse_start[shift + 1]
            ):
                x = instance.nurse_on_shift[q]
                if x == instance.nobody:
                    continue
                level = instance.nurse_level[x]
                care.nurse[n_shifts, n] = x
                care.true_cost[n_shifts, n] = (
                    instance.skill_cost[person, shift_of_stay, level]
                    + price[shift, x] * instance.workload[person, shift_of_stay]
                )
                n += 1
            if n > 0:
                care.shift[n_shifts] = shift
                care.shift_of_stay[n_shifts] = shift_of_stay
                care.n_nurses[n_shifts] = n
                n_shifts += 1
    return n_shifts


@inlined
def bound_node(care, n_shifts, n_all, price_of_nurse):
    """Return a lower bound on the choices that the statuses leave."""
    hired = 0.0
    for x in range(n_all):
        care.left[x] = price_of_nurse if care.status[x] == FREE else 0.0
        if care.status[x] == OPEN:
            hired += price_of_nurse
    for j in range(n_shifts):
        for i in range(care.n_nurses[j]):
            ruled_out = care.status[care.nurse[j, i]] == CLOSED
            care.cost[j, i] = RULED_OUT if ruled_out else care.true_cost[j, i]
    return hired + dual_bound(care, n_shifts, n_all)


@inlined
def nurse_to_decide(care, n_shifts, n_all):
    """Return the free nurse of most of the choice's shifts, or -1."""
    for x in range(n_all):
        care.chosen[x] = 0
    for j in range(n_shifts):
        care.chosen[care.choice[j]] += 1
    best = -1
    most = 0
    for x in range(n_all):
        if care.status[x] == FREE and care.chosen[x] > most:
            most = care.chosen[x]
            best = x
    return best


@inlined
def best_choice(care, n_shifts, n_all, price_of_nurse, most_nodes):
    """Search the tree; return a lower bound on the cost of the best choice."""
    for x in range(n_all):
        care.status[x] = FREE
    best = RULED_OUT
    depth = 0
    n_nodes = 0
    while True:
        n_nodes += 1
        bound = bound_node(care, n_shifts, n_all, price_of_nurse)
        decide = -1
        if bound < best - TINY:
            cost = choose(care, n_shifts, n_all, price_of_nurse)
            if cost < best:
                best = cost
                for j in range(n_shifts):
                    care.best_choice[j] = care.choice[j]
            if bound < best - TINY:
                decide = nurse_to_decide(care, n_shifts, n_all)
                if decide < 0:
                    best = min(best, bound)
        if n_nodes >= most_nodes:
            lowest = min(best, bound)
            for d in range(depth):
                if care.status[care.branch_nurse[d]] == OPEN:
                    lowest = min(lowest, care.branch_bound[d])
            return lowest
        if decide >= 0:
            care.status[decide] = OPEN
            care.branch_nurse[depth] = decide
            care.branch_bound[depth] = bound
            depth += 1
            continue
        # Back to the last nurse hired whom one could also do without.
        while depth > 0:
            last = care.branch_nurse[depth - 1]
            if care.status[last] == OPEN and care.branch_bound[depth - 1] < best - TINY:
                care.status[last] = CLOSED
                break
            care.status[last] = FREE
            depth -= 1
        if depth == 0:
            return best


@entry
def least_care(instance, stays, which, share, price, most_nodes, care, cost, load):
    """Bound the care of some stays; add the load of their choices by their shares.

    Parameters
    ----------
    instance, stays
        Who may lie in a ward bed from when on.
    which, share
        Numbers of the stays, and how much of each counts in ``load``.
    price
        Of one unit of load, by shift and nurse, shape (S, N + 1).
    most_nodes
        Most nodes of the search for each stay.
    care
        Working memory.
    cost
        Receives the bound of each stay of ``which``.
    load
        Is added to, shape (S, N + 1).
    """
    price_of_nurse = float(instance.continuity_weight)
    for at in range(which.size):
        k = which[at]
        n_shifts = lay_out(instance, stays, price, care, k)
        bound = 0.0
        if n_shifts > 0:
            bound = best_choice(
                care, n_shifts, instance.nobody, price_of_nurse, most_nodes
            )
        cost[at] = bound
        if share[at] > 0.0:
            person = stays.person[k]
            for j in range(n_shifts):
                load[care.shift[j], care.best_choice[j]] += (
                    share[at] * instance.workload[person, care.shift_of_stay[j]]
                )
