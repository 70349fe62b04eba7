"""Try a proposal: evaluate it, and carry it out if its cost is within the threshold.

A move only writes down what it proposes (arrays of ``Search``); these two functions do
the rest, the same for every move. A proposal that breaks a hard rule or costs too much
leaves the plan as it was.
"""

from __future__ import annotations

from mapigo.solver.kernels.beds import room_is_free
from mapigo.solver.kernels.care import change_nurse, nurse_change_cost
from mapigo.solver.kernels.changes import change_cost
from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.outlook import least_change, may_find_rooms
from mapigo.solver.kernels.rng import below
from mapigo.solver.kernels.staffing import staff_empty_days
from mapigo.solver.kernels.stays import (
    TOO_DEAR,
    day_change,
    place,
    pools_have_room,
    stay_cost,
)
from mapigo.solver.kernels.theatres import (
    case_cost,
    case_in,
    case_out,
    cheapest_theatre,
    surgeon_has_time,
    theatre_fits,
)
from mapigo.solver.kernels.undo import put_back, take_out

__all__ = ["choose_room", "try_nurses", "try_patients"]


@inlined
def choose_room(instance, state, search, patient, day):
    """Return a free room for a stay, searched from a random one on, or -1."""
    first = instance.room_start[patient]
    n = instance.room_start[patient + 1] - first
    if n == 0:
        return -1
    start = below(search.random, n)
    for step in range(n):
        i = start + step
        if i >= n:
            i -= n
        room = instance.allowed_room[first + i]
        if room_is_free(instance, state, patient, day, room):
            return room
    return -1


@inlined
def try_theatre(instance, state, search, threshold):
    """Move one case to the proposed theatre, all else equal; whether accepted."""
    patient = search.who[0]
    surgeon = state.surgeon[patient]
    old = state.theatre[patient]
    new = search.to_theatre[0]
    day = state.day[patient] + instance.operation_offset[patient]
    case_out(instance, state, patient, surgeon, old, day)
    change = case_cost(instance, state, surgeon, new, day) - case_cost(
        instance, state, surgeon, old, day
    )
    admitted, room = state.day[patient], state.room[patient]
    change += change_cost(instance, patient, admitted, room, new, surgeon)
    change -= change_cost(instance, patient, admitted, room, old, surgeon)
    accepted = change <= threshold and theatre_fits(instance, state, patient, new, day)
    if accepted:
        state.theatre[patient] = new
        state.total[0] += change
    case_in(instance, state, patient, surgeon, state.theatre[patient], day)
    return accepted


@inlined
def is_theatre_only(state, search):
    """Whether the first item changes nothing but the theatre."""
    patient = search.who[0]
    return (
        search.to_theatre[0] >= 0
        and search.to_day[0] == state.day[patient]
        and search.to_room[0] == state.room[patient]
        and search.to_surgeon[0] == state.surgeon[patient]
    )


@inlined
def try_patients(instance, state, search, n_patients, threshold):
    """Move the patients of the proposal; return whether it was accepted."""
    if n_patients == 1 and is_theatre_only(state, search):
        return try_theatre(instance, state, search, threshold)
    if least_change(instance, state, search, n_patients) > threshold or not (
        n_patients == 1 or may_find_rooms(instance, state, search, n_patients)
    ):
        return False
    total_before = state.total[0]
    search.n_restaffed[0] = 0
    change = 0
    for i in range(n_patients):
        change += take_out(instance, state, search, i)
        if search.to_day[i] >= 0:
            change += day_change(instance, search.who[i], search.to_day[i])

    # All that is still to come costs at least 0, so that a partial sum may refuse.
    accepted = change <= threshold
    n_placed = 0
    while n_placed < n_patients and accepted:
        patient = search.who[n_placed]
        day = search.to_day[n_placed]
        if day >= 0:
            accepted = False
            surgeon = search.to_surgeon[n_placed]
            operation_day = day + instance.operation_offset[patient]
            room = search.to_room[n_placed]
            theatre = search.to_theatre[n_placed]
            if (
                instance.is_allowed_day[patient, day] != 0
                and surgeon_has_time(instance, state, patient, surgeon, operation_day)
                and pools_have_room(instance, state, patient, day)
            ):
                if room < 0:
                    room = choose_room(instance, state, search, patient, day)
                elif not room_is_free(instance, state, patient, day, room):
                    room = -1
                if theatre < 0:
                    theatre = cheapest_theatre(
                        instance, state, patient, surgeon, operation_day
                    )
                elif not theatre_fits(instance, state, patient, theatre, operation_day):
                    theatre = -1
                if room >= 0 and theatre >= 0:
                    staff_empty_days(instance, state, search, patient, day, room)
                    cost = case_cost(instance, state, surgeon, theatre, operation_day)
                    cost += change_cost(instance, patient, day, room, theatre, surgeon)
                    limit = threshold - change - cost
                    cost += stay_cost(
                        instance, state, search, patient, day, room, limit
                    )
                    if cost < TOO_DEAR and change + cost <= threshold:
                        change += cost
                        place(instance, state, patient, day, room, theatre, surgeon)
                        accepted = True
        if accepted:
            n_placed += 1

    if accepted:
        state.total[0] = total_before + change
        return True
    put_back(instance, state, search, n_patients)
    return False


@inlined
def try_nurses(instance, state, search, n_changes, threshold):
    """Give the room-shifts of the proposal to other nurses; return whether accepted."""
    change = 0
    for i in range(n_changes):
        room = search.at_room[i]
        shift = search.at_shift[i]
        search.from_nurse[i] = state.nurse[room, shift]
        change += nurse_change_cost(instance, state, room, shift, search.to_nurse[i])
        if i + 1 < n_changes or change <= threshold:
            change_nurse(instance, state, room, shift, search.to_nurse[i])
    if change <= threshold:
        state.total[0] += change
        return True
    for i in range(n_changes - 2, -1, -1):
        change_nurse(
            instance,
            state,
            search.at_room[i],
            search.at_shift[i],
            search.from_nurse[i],
        )
    return False
