"""Rooms: beds and sexes as bits over the days, age groups as bits over the groups."""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.jit import inlined

__all__ = ["bed_in", "bed_out", "days_from", "own_days", "room_is_free"]


@inlined
def days_from(bits, row, day):
    """Return the 64 days from ``day`` on of one row of a day table."""
    word = day >> 6
    shift = np.uint64(day & 63)
    low = bits[row, word] >> shift
    high = (bits[row, word + 1] << np.uint64(1)) << (np.uint64(63) - shift)
    return low | high


@inlined
def own_days(instance, state, patient, day, room):
    """Bits, from ``day`` on, of the patient's own present stay in a room."""
    mine = state.day[patient]
    if mine < 0 or state.room[patient] != room:
        return np.uint64(0)
    bits = instance.ward_bits[patient]
    if mine >= day:
        later = mine - day
        return bits << np.uint64(later) if later < 64 else np.uint64(0)
    earlier = day - mine
    return bits >> np.uint64(earlier) if earlier < 64 else np.uint64(0)


@inlined
def room_is_free(instance, state, patient, day, room):
    """Whether a stay meets a room that suits, free beds and no other sex (H1 H2 H7)."""
    if instance.room_suits[patient, room] == 0:
        return False
    other_sex = (1 - instance.sex[patient]) * instance.n_rooms + room
    blocked = days_from(state.full, room, day) | days_from(
        state.sex_days, other_sex, day
    )
    return (blocked & instance.ward_bits[patient]) == np.uint64(0)


@inlined
def bed_in(instance, state, person, room, day):
    """Put a person into a room on one day."""
    word = day >> 6
    bit = np.uint64(1) << np.uint64(day & 63)
    n = state.persons[room, day]
    state.person[room, day, n] = person
    state.persons[room, day] = n + 1
    if n + 1 >= instance.open_beds[room, day]:
        state.full[room, word] |= bit
    row = instance.sex[person] * instance.n_rooms + room
    state.sex_count[row, day] += 1
    state.sex_days[row, word] |= bit
    age = instance.age[person]
    state.age_count[room, day, age] += 1
    state.age_bits[room, day] |= 1 << age


@inlined
def bed_out(instance, state, person, room, day):
    """Take a person out of a room on one day; return the change of S1's cost."""
    word = day >> 6
    bit = np.uint64(1) << np.uint64(day & 63)
    n = state.persons[room, day] - 1
    place = 0
    while state.person[room, day, place] != person:
        place += 1
    state.person[room, day, place] = state.person[room, day, n]
    state.persons[room, day] = n
    if n < instance.open_beds[room, day]:
        state.full[room, word] &= ~bit
    row = instance.sex[person] * instance.n_rooms + room
    state.sex_count[row, day] -= 1
    if state.sex_count[row, day] == 0:
        state.sex_days[row, word] &= ~bit
    age = instance.age[person]
    state.age_count[room, day, age] -= 1
    if state.age_count[room, day, age] > 0:
        return 0
    before = state.age_bits[room, day]
    after = before & ~(1 << age)
    state.age_bits[room, day] = after
    return instance.age_weight * (instance.age_span[after] - instance.age_span[before])
