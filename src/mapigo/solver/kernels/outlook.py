"""What can be said of a proposal before anybody is moved: most are refused by that."""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.beds import days_from, own_days, room_is_free
from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.stays import TOO_DEAR, day_change

__all__ = ["least_change", "may_find_rooms"]


@inlined
def least_change(instance, state, search, n_patients):
    """Return a change of cost that the proposal cannot fall below.

    Whoever leaves saves at most what a stay can cost, and whoever comes costs at least
    nothing beside the day. Nothing moves an entry that is to stay.
    """
    change = 0
    for i in range(n_patients):
        patient = search.who[i]
        if patient >= instance.n_movers:
            return TOO_DEAR
        if state.day[patient] >= 0:
            change -= day_change(instance, patient, state.day[patient])
            change -= instance.most_stay_cost[patient]
            change -= instance.continuity_weight * state.n_nurses[patient]
        if search.to_day[i] >= 0:
            change += day_change(instance, patient, search.to_day[i])
    return change


@inlined
def may_find_rooms(instance, state, search, n_patients):
    """Whether there may be a room for each stay once the patients have left theirs.

    True promises nothing, since they could want the same bed.
    """
    for i in range(n_patients):
        if search.to_day[i] >= 0 and not may_find_room(
            instance, state, search, i, n_patients
        ):
            return False
    return True


@inlined
def may_find_room(instance, state, search, i, n_patients):
    """Whether there may be a room for one stay of the proposal."""
    patient = search.who[i]
    day = search.to_day[i]
    wanted = search.to_room[i]
    if wanted >= 0:
        return room_may_be_free(
            instance, state, search, patient, day, wanted, n_patients
        )
    for a in range(instance.room_start[patient], instance.room_start[patient + 1]):
        if room_is_free(instance, state, patient, day, instance.allowed_room[a]):
            return True
    for k in range(n_patients):
        leaving = search.who[k]
        if state.day[leaving] >= 0 and room_may_be_free(
            instance, state, search, patient, day, state.room[leaving], n_patients
        ):
            return True
    return False


@inlined
def room_may_be_free(instance, state, search, patient, day, room, n_patients):
    """Whether a room suits and is free but for the patients of the proposal."""
    if instance.room_suits[patient, room] == 0:
        return False
    other_sex = (1 - instance.sex[patient]) * instance.n_rooms + room
    blocked = days_from(state.full, room, day) | days_from(
        state.sex_days, other_sex, day
    )
    for k in range(n_patients):
        blocked &= ~own_days(instance, state, search.who[k], day, room)
    return (blocked & instance.ward_bits[patient]) == np.uint64(0)
