"""Exchange the rooms of a patient and all who are then in the way, back and forth."""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.layout import MAX_TAKEN_OUT
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.evicting import (
    IMPOSSIBLE,
    evict_from_session,
    is_evicted,
)
from mapigo.solver.moves.picking import (
    pick_day,
    pick_room,
    pick_surgeon,
    pick_waiting,
    propose_stay,
    time_left,
)

__all__ = ["swap_blocks"]


@inlined
def swap_blocks(instance, state, search):
    """Propose that a patient and others change sides between two rooms.

    The patient takes the second room, those in the way there take the first, those in
    the way of these take the second, and so on, until nobody is in the way: so two
    rooms exchange the sexes that they are for, for as long as needed. The patient keeps
    the day, takes another, or comes from the waiting list; cases in the way of the
    operation go to other days or leave the plan.
    """
    patient = below(search.random, instance.n_movers)
    if below(search.random, 4) == 0:
        patient = pick_waiting(state, search)
    if patient < 0:
        return 0
    day = state.day[patient]
    surgeon = state.surgeon[patient]
    other_room = state.room[patient]
    if day < 0:
        surgeon = pick_surgeon(instance, search, patient)
        other_room = below(search.random, instance.n_rooms)
    if day < 0 or below(search.random, 2) == 0:
        day = pick_day(instance, search, patient)
        if day < 0:
            return 0
    room = pick_room(instance, search, patient)
    if room == other_room:
        return 0
    propose_stay(search, 0, patient, day, room, -1, surgeon)
    keeps_day = day == state.day[patient]
    if keeps_day:
        search.to_theatre[0] = state.theatre[patient]
    n = 1
    i = 0
    while i < n:
        across = room + other_room - search.to_room[i]
        n = clear_the_way(instance, state, search, i, across, n)
        i += 1
    if n < 2:
        # Impossible, or nobody in the way: then it is a plain change of room, for which
        # there are other moves.
        return 0
    if keeps_day:
        return n
    operation_day = day + instance.operation_offset[patient]
    lacking = instance.minutes[patient] - time_left(
        instance, state, surgeon, operation_day
    )
    return evict_from_session(
        instance, state, search, surgeon, operation_day, lacking, n
    )


@inlined
def clear_the_way(instance, state, search, i, across, n):
    """Send those in the way of stay ``i`` to the room across; return how many move."""
    patient = search.who[i]
    room = search.to_room[i]
    days_left = instance.ward_bits[patient]
    when = search.to_day[i]
    while days_left != np.uint64(0) and when < instance.n_days:
        if days_left & np.uint64(1) != np.uint64(0):
            n_here = n_arriving(instance, search, room, when, n)
            n_persons = state.persons[room, when]
            start = below(search.random, n_persons + 1)
            for step in range(n_persons):
                place = (start + step) % n_persons
                person = state.person[room, when, place]
                if is_evicted(search, person, n):
                    continue
                if (
                    instance.sex[person] == instance.sex[patient]
                    and n_here < instance.open_beds[room, when]
                ):
                    n_here += 1
                    continue
                n = send_across(instance, state, search, person, across, n)
                if n == IMPOSSIBLE:
                    return IMPOSSIBLE
        days_left = days_left >> np.uint64(1)
        when += 1
    return n


@inlined
def n_arriving(instance, search, room, when, n):
    """Return how many stays of the proposal are in a room on a day."""
    count = 0
    for i in range(n):
        since = when - search.to_day[i]
        if search.to_room[i] == room and 0 <= since < 64:
            in_bed = instance.ward_bits[search.who[i]] >> np.uint64(since)
            if in_bed & np.uint64(1) != np.uint64(0):
                count += 1
    return count


@inlined
def send_across(instance, state, search, person, room, n):
    """Add somebody to the proposal, for the room across; return how many move."""
    if (
        person >= instance.n_movers
        or n >= MAX_TAKEN_OUT
        or instance.room_suits[person, room] == 0
    ):
        return IMPOSSIBLE
    propose_stay(
        search,
        n,
        person,
        state.day[person],
        room,
        state.theatre[person],
        state.surgeon[person],
    )
    return n + 1
