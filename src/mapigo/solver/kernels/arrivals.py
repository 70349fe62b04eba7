"""Arrivals at pools, day by day: too many on one day cost (S13)."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined

__all__ = ["arrivals_cost", "count_arrivals"]


@inlined
def arrivals_cost(instance, state, patient, day):
    """Price the arrivals of a stay at pools on days that have enough of them."""
    cost = 0
    for i in range(
        instance.arrival_start[patient], instance.arrival_start[patient + 1]
    ):
        when = day + instance.arrival_offset[i]
        if when < instance.n_days:
            pool = instance.arrival_pool[i]
            if state.arrivals[pool, when] >= instance.even_arrivals[pool]:
                cost += instance.uneven_weight
    return cost


@inlined
def count_arrivals(instance, state, patient, day, sign):
    """Add or take the arrivals of a stay."""
    for i in range(
        instance.arrival_start[patient], instance.arrival_start[patient + 1]
    ):
        when = day + instance.arrival_offset[i]
        if when < instance.n_days:
            state.arrivals[instance.arrival_pool[i], when] += sign
