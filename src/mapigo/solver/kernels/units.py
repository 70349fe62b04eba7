"""Wards and pools in 64 scenarios at once, a bit each (S11).

The persons in a unit on a day are counted for all scenarios together: bit ``k`` of
``unit_count[unit, day, b]`` is bit ``b`` of the count in scenario ``k``. Adding a
person, who is there in the scenarios of a mask, is an addition with carry over a few
words; how many scenarios lack a bed is the number of bits in another.
"""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.jit import inlined

__all__ = ["count_in_units", "note_full", "overflow_cost"]


@inlined
def n_bits(word):
    """Return how many bits of a word are set."""
    pairs = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    fours = (pairs & np.uint64(0x3333333333333333)) + (
        (pairs >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    eights = (fours + (fours >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    # Folded instead of multiplied: interpreted kernels would warn of the overflow.
    folded = eights + (eights >> np.uint64(8))
    folded += folded >> np.uint64(16)
    folded += folded >> np.uint64(32)
    return np.int64(folded & np.uint64(0x7F))


@inlined
def unit_of(instance, i, room):
    """Return the unit of entry ``i`` of the stays' list: a pool, or the room's ward."""
    unit = instance.unit[i]
    return unit if unit >= 0 else instance.unit_of_room[room]


@inlined
def has_unit(instance, patient, i, day):
    """Whether the stay is in a unit then: without a room, it has no ward."""
    return instance.unit[i] >= 0 or day < instance.no_room_from[patient]


@inlined
def overflow_cost(instance, state, patient, day, room):
    """Price the beds that a stay may lack, in all scenarios together."""
    cost = 0
    for i in range(instance.unit_start[patient], instance.unit_start[patient + 1]):
        when = day + instance.unit_offset[i]
        if when < instance.n_days and has_unit(instance, patient, i, day):
            full = state.unit_full[unit_of(instance, i, room), when]
            cost += instance.overflow_weight * n_bits(full & instance.unit_present[i])
    return cost


@inlined
def count_in_units(instance, state, patient, day, room, sign):
    """Add a stay to the units that it may be in, or take it out of them."""
    for i in range(instance.unit_start[patient], instance.unit_start[patient + 1]):
        when = day + instance.unit_offset[i]
        if when < instance.n_days and has_unit(instance, patient, i, day):
            unit = unit_of(instance, i, room)
            count_person(state, unit, when, instance.unit_present[i], sign)
            note_full(instance, state, unit, when)


@inlined
def count_person(state, unit, day, present, sign):
    """Add 1 to the counts where ``present``, or take 1, with carry or borrow."""
    carry = present
    digit = 0
    while carry != np.uint64(0):
        before = state.unit_count[unit, day, digit]
        state.unit_count[unit, day, digit] = before ^ carry
        carry = carry & (before if sign > 0 else ~before)
        digit += 1


@inlined
def note_full(instance, state, unit, day):
    """Note the scenarios in which the count has reached the capacity."""
    capacity = instance.unit_capacity[unit, day]
    above = np.uint64(0)
    equal = ~np.uint64(0)
    for digit in range(instance.n_digits - 1, -1, -1):
        word = state.unit_count[unit, day, digit]
        if (capacity >> digit) & 1:
            equal &= word
        else:
            above |= equal & word
            equal &= ~word
    state.unit_full[unit, day] = above | equal
