"""Take out patients who compete for the same beds or sessions, to be put back anew."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.layout import MAX_TAKEN_OUT
from mapigo.solver.kernels.rng import below
from mapigo.solver.moves.picking import pick_admitted, pick_waiting

__all__ = ["ruin_room", "ruin_sessions"]

WAITING_TAKEN = 3
"""Most patients of the waiting list who are offered the places set free."""


@inlined
def take(instance, search, person, n):
    """Add somebody who may move, unless there already; return how many are in it."""
    if n >= MAX_TAKEN_OUT or person >= instance.n_movers:
        return n
    for i in range(n):
        if search.who[i] == person:
            return n
    search.who[n] = person
    return n + 1


@inlined
def take_waiting(instance, state, search, surgeon, n):
    """Add a few patients who wait for a surgeon."""
    first = instance.patient_start[surgeon]
    n_of_surgeon = instance.patient_start[surgeon + 1] - first
    if n_of_surgeon == 0:
        return n
    for _ in range(below(search.random, WAITING_TAKEN + 1)):
        for _ in range(4):
            other = instance.patient_of_surgeon[
                first + below(search.random, n_of_surgeon)
            ]
            if state.day[other] < 0:
                n = take(instance, search, other, n)
                break
    return n


@inlined
def shuffle(instance, search, n):
    """Put the patients into an order: by chance, or the longest case or stay first."""
    for i in range(n - 1, 0, -1):
        j = below(search.random, i + 1)
        other = search.who[i]
        search.who[i] = search.who[j]
        search.who[j] = other
    kind = below(search.random, 3)
    if kind == 0:
        return
    for i in range(1, n):
        patient = search.who[i]
        key = size(instance, patient, kind)
        j = i - 1
        while j >= 0 and size(instance, search.who[j], kind) < key:
            search.who[j + 1] = search.who[j]
            j -= 1
        search.who[j + 1] = patient


@inlined
def size(instance, patient, kind):
    """Return the minutes of a case, or the bed-days of a stay."""
    if kind == 1:
        return instance.minutes[patient]
    return instance.ward_start[patient + 1] - instance.ward_start[patient]


@inlined
def ruin_sessions(instance, state, search):
    """Propose the cases of two of a surgeon's days and a few who wait, each anew."""
    patient = pick_admitted(instance, state, search)
    if patient < 0:
        return 0
    surgeon = state.surgeon[patient]
    day = state.day[patient] + instance.operation_offset[patient]
    n = take(instance, search, patient, 0)
    n = take_session(instance, state, search, surgeon, day, n)
    other_day = below(search.random, instance.n_days)
    if state.n_cases[surgeon, other_day] > 0:
        n = take_session(instance, state, search, surgeon, other_day, n)
    n = take_waiting(instance, state, search, surgeon, n)
    shuffle(instance, search, n)
    return n


@inlined
def take_session(instance, state, search, surgeon, day, n):
    """Add the cases of a surgeon's day."""
    for i in range(state.n_cases[surgeon, day]):
        n = take(instance, search, state.case[surgeon, day, i], n)
    return n


@inlined
def ruin_room(instance, state, search):
    """Propose those in one or two rooms for some days and a few who wait, each anew."""
    patient = pick_admitted(instance, state, search)
    if patient < 0 or instance.ward_start[patient] == instance.ward_start[patient + 1]:
        return 0
    first = state.day[patient]
    n = take(instance, search, patient, 0)
    n_days = 1 + below(search.random, 5)
    room = state.room[patient]
    n = take_room(instance, state, search, room, first, n_days, n)
    if below(search.random, 2) == 0:
        room = below(search.random, instance.n_rooms)
        n = take_room(instance, state, search, room, first, n_days, n)
    n = take_waiting(instance, state, search, state.surgeon[patient], n)
    waiting = pick_waiting(state, search)
    if waiting >= 0:
        n = take(instance, search, waiting, n)
    shuffle(instance, search, n)
    return n


@inlined
def take_room(instance, state, search, room, first, n_days, n):
    """Add the patients who lie in a room on some days."""
    for day in range(first, min(instance.n_days, first + n_days)):
        for i in range(state.persons[room, day]):
            n = take(instance, search, state.person[room, day, i], n)
    return n
