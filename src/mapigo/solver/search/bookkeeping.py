"""Compiled set-up and audit of a state: persons in, cost from its sums."""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.beds import bed_in
from mapigo.solver.kernels.care import care_in, change_nurse
from mapigo.solver.kernels.changes import change_cost
from mapigo.solver.kernels.jit import entry, inlined
from mapigo.solver.kernels.stays import lift, place
from mapigo.solver.kernels.units import note_full

__all__ = ["adopt", "cost_of_sums", "fill_units", "settle"]


@entry
def settle(instance, state, occupant, room, day):
    """Put an occupant into a room on a day counted from the start of the horizon."""
    bed_in(instance, state, occupant, room, day)
    per_day = instance.shifts_per_day
    for k in range(per_day):
        care_in(instance, state, occupant, room, day * per_day + k, day * per_day + k)


@entry
def fill_units(instance, state):
    """Note, once the occupants are counted, which units are full in which scenarios."""
    for unit in range(instance.unit_capacity.shape[0]):
        for day in range(instance.n_days):
            note_full(instance, state, unit, day)


@entry
def cost_of_sums(instance, state):
    """Return the whole cost of a plan from the sums of its state."""
    cost = 0
    for patient in range(instance.n_entries):
        day = state.day[patient]
        cost += instance.day_cost[patient, day if day >= 0 else instance.n_days]
        if day >= 0:
            cost += change_cost(
                instance,
                patient,
                day,
                state.room[patient],
                state.theatre[patient],
                state.surgeon[patient],
            )
        if day >= 0 and instance.has_outliers:
            first = instance.ward_start[patient]
            for i in range(first, instance.ward_start[patient + 1]):
                if day + instance.ward_offset[i] < instance.n_days:
                    cost += instance.outlier_cost[patient, state.room[patient]]
    for person in range(state.n_nurses.shape[0]):
        cost += instance.continuity_weight * state.n_nurses[person]
    for room in range(instance.n_rooms):
        for day in range(instance.n_days):
            cost += instance.age_weight * instance.age_span[state.age_bits[room, day]]
        for shift in range(instance.n_shifts):
            level = instance.nurse_level[state.nurse[room, shift]]
            cost += state.room_skill[room, shift, level]
    for shift in range(instance.n_shifts):
        for nurse in range(instance.nobody):
            cost += instance.excess_weight * max(0, -state.slack[shift, nurse])
    for day in range(instance.n_days):
        for theatre in range(instance.n_theatres):
            if state.theatre_cases[theatre, day] > 0:
                cost += instance.open_weight
        for surgeon in range(state.surgeon_theatres.shape[0]):
            cost += instance.transfer_weight * max(
                0, state.surgeon_theatres[surgeon, day] - 1
            )
        for pool in range(state.arrivals.shape[0]):
            cost += instance.uneven_weight * max(
                0, state.arrivals[pool, day] - instance.even_arrivals[pool]
            )
        for unit in range(state.unit_full.shape[0]):
            cost += instance.overflow_weight * beds_short(instance, state, unit, day)
    return cost


@inlined
def beds_short(instance, state, unit, day):
    """Return the beds that a unit lacks on a day, summed over the scenarios."""
    short = 0
    for scenario in range(64):
        n_persons = 0
        for digit in range(instance.n_digits):
            word = state.unit_count[unit, day, digit] >> np.uint64(scenario)
            if word & np.uint64(1) != np.uint64(0):
                n_persons += 1 << digit
        short += max(0, n_persons - instance.unit_capacity[unit, day])
    return short


@entry
def adopt(instance, state, day, room, theatre, surgeon, nurse):
    """Change a state, whatever its plan, into the one with these decisions."""
    for patient in range(instance.n_entries):
        if state.day[patient] >= 0 and (
            state.day[patient] != day[patient]
            or state.room[patient] != room[patient]
            or state.theatre[patient] != theatre[patient]
            or state.surgeon[patient] != surgeon[patient]
        ):
            lift(instance, state, patient)
    for of_room in range(instance.n_rooms):
        for shift in range(instance.n_shifts):
            if state.nurse[of_room, shift] != nurse[of_room, shift]:
                change_nurse(instance, state, of_room, shift, nurse[of_room, shift])
    for patient in range(instance.n_entries):
        if state.day[patient] < 0 and day[patient] >= 0:
            place(
                instance,
                state,
                patient,
                day[patient],
                room[patient],
                theatre[patient],
                surgeon[patient],
            )
    state.total[0] = cost_of_sums(instance, state)
