"""Exchange several patients with waiting ones of the same surgeon on one day."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.layout import MAX_PATIENTS_MOVED
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.picking import (
    pick_admitted,
    propose_stay,
    shift_stay,
    time_left,
)

__all__ = ["exchange_waiting"]

LOOKED_AT = 60
"""Most patients of the surgeon looked at in search of waiting ones that fit."""


@inlined
def exchange_waiting(instance, state, search):
    """Propose to leave out one or two of a surgeon's day and admit who fits instead."""
    patient = pick_admitted(instance, state, search)
    if patient < 0 or state.n_waiting[0] == 0:
        return 0
    surgeon = state.surgeon[patient]
    operation_day = state.day[patient] + instance.operation_offset[patient]
    free = instance.minutes[patient] + time_left(
        instance, state, surgeon, operation_day
    )
    propose_stay(search, 0, patient, -1, -1, -1, -1)
    n = 1
    if below(search.random, 2) == 0:
        i = below(search.random, state.n_cases[surgeon, operation_day])
        other = state.case[surgeon, operation_day, i]
        if other != patient and other < instance.n_movers:
            propose_stay(search, 1, other, -1, -1, -1, -1)
            free += instance.minutes[other]
            n = 2
    n_out = n
    first = instance.patient_start[surgeon]
    n_patients = instance.patient_start[surgeon + 1] - first
    start = below(search.random, n_patients)
    for step in range(min(n_patients, LOOKED_AT)):
        i = start + step
        if i >= n_patients:
            i -= n_patients
        entering = instance.patient_of_surgeon[first + i]
        if state.day[entering] >= 0 or instance.minutes[entering] > free:
            continue
        day = shift_stay(instance, entering, operation_day)
        if day < 0:
            continue
        propose_stay(search, n, entering, day, -1, -1, surgeon)
        free -= instance.minutes[entering]
        n += 1
        if n >= MAX_PATIENTS_MOVED:
            break
    if n == n_out:
        return 0
    return n
