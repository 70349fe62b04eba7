"""Whom a patient displaces: those in the way in a room, and in a surgeon's session."""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.beds import days_from
from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.layout import MAX_PATIENTS_MOVED, NOT_ADMITTED
from mapigo.solver.kernels.rng import below
from mapigo.solver.kernels.theatres import surgeon_has_time
from mapigo.solver.moves.picking import pick_day, propose_stay

__all__ = ["IMPOSSIBLE", "evict_from_room", "evict_from_session", "is_evicted"]

IMPOSSIBLE = 0
"""Number of patients in a proposal that cannot be completed."""

DAYS_TRIED = 4


@inlined
def another_day(instance, state, search, patient, surgeon):
    """Draw a day on which the surgeon has time for a patient, or ``NOT_ADMITTED``."""
    for _ in range(DAYS_TRIED):
        day = pick_day(instance, search, patient)
        if day != state.day[patient] and surgeon_has_time(
            instance,
            state,
            patient,
            surgeon,
            day + instance.operation_offset[patient],
        ):
            return day
    return NOT_ADMITTED


@inlined
def is_evicted(search, person, n):
    """Whether a person is already in the proposal."""
    for i in range(n):
        if search.who[i] == person:
            return True
    return False


@inlined
def evict(instance, state, search, person, n):
    """Add somebody in the way to the proposal; return how many are in it.

    The person keeps the day and takes any free room, takes another day, or leaves the
    plan. Occupants cannot be moved, nor those who are to stay.
    """
    if is_evicted(search, person, n):
        return n
    if person >= instance.n_movers or n >= MAX_PATIENTS_MOVED:
        return IMPOSSIBLE
    surgeon = state.surgeon[person]
    day = state.day[person]
    draw = below(search.random, 4)
    if draw == 0:
        day = another_day(instance, state, search, person, surgeon)
    elif draw == 1:
        day = NOT_ADMITTED
    propose_stay(search, n, person, day, -1, -1, surgeon)
    return n + 1


@inlined
def evict_from_room(instance, state, search, patient, day, room, n):
    """Add those who block a patient's stay in a room; return how many are moved."""
    other_sex = (1 - instance.sex[patient]) * instance.n_rooms + room
    blocked = instance.ward_bits[patient] & (
        days_from(state.full, room, day) | days_from(state.sex_days, other_sex, day)
    )
    when = day
    while blocked != np.uint64(0):
        if blocked & np.uint64(1) != np.uint64(0):
            n_evicted = 0
            n_persons = state.persons[room, when]
            for place in range(n_persons):
                person = state.person[room, when, place]
                if instance.sex[person] != instance.sex[patient]:
                    n = evict(instance, state, search, person, n)
                    if n == IMPOSSIBLE:
                        return IMPOSSIBLE
                if is_evicted(search, person, n):
                    n_evicted += 1
            if n_persons - n_evicted >= instance.open_beds[room, when]:
                if n_persons == 0:
                    return IMPOSSIBLE
                place = below(search.random, n_persons)
                person = state.person[room, when, place]
                n = evict(instance, state, search, person, n)
                if n == IMPOSSIBLE:
                    return IMPOSSIBLE
        blocked = blocked >> np.uint64(1)
        when += 1
    return n


@inlined
def evict_from_session(instance, state, search, surgeon, day, lacking, n):
    """Add cases of a surgeon's day until enough minutes are free; return how many."""
    n_cases = state.n_cases[surgeon, day]
    if lacking <= 0:
        return n
    if n_cases == 0:
        return IMPOSSIBLE
    start = below(search.random, n_cases)
    for step in range(n_cases):
        i = start + step
        if i >= n_cases:
            i -= n_cases
        other = state.case[surgeon, day, i]
        if other >= instance.n_movers:
            continue
        place = 0
        while place < n and search.who[place] != other:
            place += 1
        if place == n:
            if n >= MAX_PATIENTS_MOVED:
                return IMPOSSIBLE
            new_day = another_day(instance, state, search, other, surgeon)
            propose_stay(search, n, other, new_day, -1, -1, surgeon)
            n += 1
        elif place == 0 or search.to_day[place] != state.day[other]:
            # Already counted as leaving this session, or the patient that enters it.
            continue
        else:
            search.to_day[place] = another_day(instance, state, search, other, surgeon)
        lacking -= instance.minutes[other]
        if lacking <= 0:
            return n
    return IMPOSSIBLE
