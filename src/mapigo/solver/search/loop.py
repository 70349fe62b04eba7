"""The compiled loops: annealing steps, and the greedy start."""

from __future__ import annotations

from mapigo.solver.kernels.jit import entry
from mapigo.solver.kernels.layout import MOVE_SLOTS
from mapigo.solver.kernels.proposals import try_nurses, try_patients
from mapigo.solver.kernels.recreate import insert_cheapest, try_recreate
from mapigo.solver.kernels.rng import below, threshold
from mapigo.solver.kernels.stays import TOO_DEAR
from mapigo.solver.moves.registry import (
    FIRST_NURSE_MOVE,
    FIRST_RUIN,
    propose_nurses,
    propose_patients,
    propose_ruin,
)

__all__ = ["anneal", "insert_best"]


@entry
def anneal(instance, state, search, temperature, n_steps):
    """Make ``n_steps`` proposals at one temperature."""
    for _ in range(n_steps):
        code = search.move_table[below(search.random, MOVE_SLOTS)]
        search.counts[code, 0] += 1
        if code < FIRST_NURSE_MOVE:
            n = propose_patients(code, instance, state, search)
        elif code < FIRST_RUIN:
            n = propose_nurses(code, instance, state, search)
        else:
            n = propose_ruin(code, instance, state, search)
        if n <= 0:
            continue
        search.counts[code, 1] += 1
        limit = threshold(search, temperature)
        if code < FIRST_NURSE_MOVE:
            accepted = try_patients(instance, state, search, n, limit)
        elif code < FIRST_RUIN:
            accepted = try_nurses(instance, state, search, n, limit)
        else:
            accepted = try_recreate(instance, state, search, n, limit)
        if accepted:
            search.counts[code, 2] += 1


@entry
def insert_best(instance, state, search, patient):
    """Admit a patient where it costs least now; return whether that was possible."""
    search.n_restaffed[0] = 0
    search.who[0] = patient
    change = insert_cheapest(instance, state, search, 0, TOO_DEAR - 1, False)
    if change == TOO_DEAR:
        return False
    state.total[0] += change
    return True
