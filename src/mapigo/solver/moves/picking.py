"""What the moves draw from: patients, days, rooms, surgeons; and cheap first tests."""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.beds import days_from, own_days
from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below

__all__ = [
    "looks_free",
    "looks_free_after",
    "pick_admitted",
    "pick_day",
    "pick_room",
    "pick_surgeon",
    "pick_waiting",
    "propose_stay",
    "shift_stay",
    "time_left",
]


@inlined
def pick_day(instance, search, patient):
    """Draw an allowed admission day, or -1 if there is none."""
    first = instance.day_start[patient]
    n = instance.day_start[patient + 1] - first
    if n == 0:
        return -1
    return instance.allowed_day[first + below(search.random, n)]


@inlined
def pick_room(instance, search, patient):
    """Draw a suitable room; an entry with an allowed day has at least one."""
    first = instance.room_start[patient]
    n = instance.room_start[patient + 1] - first
    return instance.allowed_room[first + below(search.random, n)]


@inlined
def pick_surgeon(instance, search, patient):
    """Draw one of the surgeons who may operate."""
    first = instance.surgeon_start[patient]
    n = instance.surgeon_start[patient + 1] - first
    if n == 1:
        return instance.allowed_surgeon[first]
    return instance.allowed_surgeon[first + below(search.random, n)]


@inlined
def pick_waiting(state, search):
    """Draw a patient who is not admitted, or -1 if all are."""
    n = state.n_waiting[0]
    if n == 0:
        return -1
    return state.waiting[below(search.random, n)]


@inlined
def pick_admitted(instance, state, search):
    """Draw an admitted patient, or -1 if a few draws find none."""
    for _ in range(4):
        patient = below(search.random, instance.n_movers)
        if state.day[patient] >= 0:
            return patient
    return -1


@inlined
def looks_free(instance, state, patient, day, room, surgeon):
    """Cheap test before a proposal: surgeon's time, and beds but for the own stay."""
    operation_day = day + instance.operation_offset[patient]
    load = state.surgeon_load[surgeon, operation_day] + instance.minutes[patient]
    time = instance.surgeon_minutes[surgeon, operation_day]
    if load > time and not (
        day == state.day[patient] and surgeon == state.surgeon[patient]
    ):
        return False
    other_sex = (1 - instance.sex[patient]) * instance.n_rooms + room
    full = days_from(state.full, room, day) & ~own_days(
        instance, state, patient, day, room
    )
    blocked = full | days_from(state.sex_days, other_sex, day)
    return (blocked & instance.ward_bits[patient]) == np.uint64(0)


@inlined
def looks_free_after(instance, state, patient, day, room, leaving):
    """Cheap test of a room that another patient leaves.

    True does not promise that the room is free. False promises that it is not, but for
    two patients who share the room, who need no exchange of rooms.
    """
    blocked = days_from(state.full, room, day) & ~own_days(
        instance, state, leaving, day, room
    )
    if instance.sex[leaving] == instance.sex[patient]:
        other_sex = (1 - instance.sex[patient]) * instance.n_rooms + room
        blocked |= days_from(state.sex_days, other_sex, day)
    return (blocked & instance.ward_bits[patient]) == np.uint64(0)


@inlined
def propose_stay(search, i, patient, day, room, theatre, surgeon):
    """Write a stay as item ``i`` of the proposal; room or theatre -1: any."""
    search.who[i] = patient
    search.to_day[i] = day
    search.to_room[i] = room
    search.to_theatre[i] = theatre
    search.to_surgeon[i] = surgeon


@inlined
def shift_stay(instance, patient, operation_day):
    """Return the admission day that puts the operation on a day, or -1."""
    day = operation_day - instance.operation_offset[patient]
    if day < 0 or instance.is_allowed_day[patient, day] == 0:
        return -1
    return day


@inlined
def time_left(instance, state, surgeon, day):
    """Return a surgeon's minutes left on a day."""
    return instance.surgeon_minutes[surgeon, day] - state.surgeon_load[surgeon, day]
