"""What one stay's nurses cost at least: the dual of choosing them.

A stay needs one nurse in each of its shifts. Each different nurse costs W3 once (S3);
each shift costs what the nurse's level falls short (S2) and a price for the load. This
is a facility-location problem: nurses are facilities, shifts are customers.

Its dual gives every shift a value. Above the cost of being served by a nurse, the value
is a payment towards her W3; no nurse may be paid more than is left of it. Then the sum
of the values is below the cost of any choice of nurses, whenever one stops. Values are
raised one by one (dual ascent); then one that pays several nurses is lowered, so that
others may rise, and that is kept where the sum grows.

``cost[j, i]`` is the cost of shift ``j`` with the ``i``-th of its nurses,
``nurse[j, i]``; a nurse who is ruled out has the cost ``RULED_OUT``.
"""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined

__all__ = ["RULED_OUT", "TINY", "dual_bound"]

RULED_OUT = 1e15
TINY = 1e-9
MOST_ROUNDS = 3


@inlined
def raise_value(care, j):
    """Raise the value of one shift until a nurse has all of W3; return by how much."""
    value = care.value[j]
    while True:
        step = RULED_OUT
        for i in range(care.n_nurses[j]):
            above = care.cost[j, i] - value
            if above > TINY:
                step = min(step, above)
            else:
                step = min(step, care.left[care.nurse[j, i]])
        if step <= TINY or step >= RULED_OUT / 2:
            break
        for i in range(care.n_nurses[j]):
            if care.cost[j, i] <= value + TINY:
                care.left[care.nurse[j, i]] -= step
        value += step
    gain = value - care.value[j]
    care.value[j] = value
    return gain


@inlined
def lower_value(care, j):
    """Lower the value of one shift to its least cost; return the change."""
    value = care.value[j]
    for i in range(care.n_nurses[j]):
        if care.cost[j, i] < value:
            care.left[care.nurse[j, i]] += value - care.cost[j, i]
    care.value[j] = care.least[j]
    return care.least[j] - value


@inlined
def pays_several(care, j):
    """Whether a shift pays more than one nurse who has all of W3."""
    n_paid = 0
    for i in range(care.n_nurses[j]):
        if (
            care.value[j] > care.cost[j, i] + TINY
            and care.left[care.nurse[j, i]] <= TINY
        ):
            n_paid += 1
    return n_paid > 1


@inlined
def trade(care, n_shifts, n_all):
    """Lower one value and raise the others where the sum grows; return its growth."""
    gain = 0.0
    for j in range(n_shifts):
        if not pays_several(care, j):
            continue
        for k in range(n_shifts):
            care.value_before[k] = care.value[k]
        for k in range(n_all):
            care.left_before[k] = care.left[k]
        change = lower_value(care, j)
        for k in range(n_shifts):
            if k != j:
                change += raise_value(care, k)
        change += raise_value(care, j)
        if change > TINY:
            gain += change
            continue
        for k in range(n_shifts):
            care.value[k] = care.value_before[k]
        for k in range(n_all):
            care.left[k] = care.left_before[k]
    return gain


@inlined
def dual_bound(care, n_shifts, n_all):
    """Return a lower bound on serving all shifts; ``care.left`` is what W3 was."""
    total = 0.0
    for j in range(n_shifts):
        least = RULED_OUT
        for i in range(care.n_nurses[j]):
            least = min(least, care.cost[j, i])
        care.least[j] = least
        care.value[j] = least
        total += least
    if total >= RULED_OUT / 2:
        return RULED_OUT
    for j in range(n_shifts):
        total += raise_value(care, j)
    for _ in range(MOST_ROUNDS):
        gain = trade(care, n_shifts, n_all)
        total += gain
        if gain <= TINY:
            break
    return total
