"""Cases in theatres: minutes, theatres opened (S5) and surgeons' transfers (S6)."""

from __future__ import annotations

from mapigo.solver.kernels.changes import leaves_theatre
from mapigo.solver.kernels.jit import inlined

__all__ = [
    "case_cost",
    "case_in",
    "case_out",
    "cheapest_theatre",
    "surgeon_has_time",
    "theatre_fits",
]

FIT = 1 << 12
"""Above any session's minutes: cost counts first, then how well the case fits."""


@inlined
def surgeon_has_time(instance, state, patient, surgeon, day):
    """Whether the surgeon's minutes on the day suffice (H3)."""
    load = state.surgeon_load[surgeon, day] + instance.minutes[patient]
    return load <= instance.surgeon_minutes[surgeon, day]


@inlined
def theatre_fits(instance, state, patient, theatre, day):
    """Whether a theatre suits the case and has the minutes (H4, H11)."""
    load = state.theatre_load[theatre, day] + instance.minutes[patient]
    return (
        instance.theatre_suits[patient, theatre] != 0
        and load <= instance.theatre_minutes[theatre, day]
    )


@inlined
def case_cost(instance, state, surgeon, theatre, day):
    """Return what one more case of a surgeon costs in S5 and S6."""
    cost = 0
    if state.theatre_cases[theatre, day] == 0:
        cost += instance.open_weight
    if (
        state.surgeon_theatres[surgeon, day] > 0
        and state.surgeon_cases[surgeon, day, theatre] == 0
    ):
        cost += instance.transfer_weight
    return cost


@inlined
def cheapest_theatre(instance, state, patient, surgeon, day):
    """Return the cheapest fitting theatre, the tightest among equals, or -1."""
    best = -1
    best_key = 1 << 60
    for theatre in range(instance.n_theatres):
        if theatre_fits(instance, state, patient, theatre, day):
            left = (
                instance.theatre_minutes[theatre, day]
                - state.theatre_load[theatre, day]
            )
            cost = case_cost(instance, state, surgeon, theatre, day)
            if leaves_theatre(instance, patient, day, surgeon, theatre):
                cost += instance.change_weight
            key = cost * FIT + left
            if key < best_key:
                best_key = key
                best = theatre
    return best


@inlined
def case_in(instance, state, patient, surgeon, theatre, day):
    """Add a case to a theatre's list."""
    minutes = instance.minutes[patient]
    state.surgeon_load[surgeon, day] += minutes
    state.theatre_load[theatre, day] += minutes
    state.theatre_cases[theatre, day] += 1
    if state.surgeon_cases[surgeon, day, theatre] == 0:
        state.surgeon_theatres[surgeon, day] += 1
    state.surgeon_cases[surgeon, day, theatre] += 1
    n = state.n_cases[surgeon, day]
    state.case[surgeon, day, n] = patient
    state.n_cases[surgeon, day] = n + 1


@inlined
def case_out(instance, state, patient, surgeon, theatre, day):
    """Take a case off a theatre's list."""
    minutes = instance.minutes[patient]
    state.surgeon_load[surgeon, day] -= minutes
    state.theatre_load[theatre, day] -= minutes
    state.theatre_cases[theatre, day] -= 1
    state.surgeon_cases[surgeon, day, theatre] -= 1
    if state.surgeon_cases[surgeon, day, theatre] == 0:
        state.surgeon_theatres[surgeon, day] -= 1
    n = state.n_cases[surgeon, day] - 1
    place = 0
    while state.case[surgeon, day, place] != patient:
        place += 1
    state.case[surgeon, day, place] = state.case[surgeon, day, n]
    state.n_cases[surgeon, day] = n
