"""Put patients where they cost least: one alone, or several set free together."""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.beds import room_is_free
from mapigo.solver.kernels.changes import change_cost
from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.rng import below
from mapigo.solver.kernels.staffing import staff_empty_days, unstaff_to
from mapigo.solver.kernels.stays import (
    TOO_DEAR,
    day_change,
    place,
    pools_have_room,
    stay_cost,
)
from mapigo.solver.kernels.theatres import (
    case_cost,
    cheapest_theatre,
    surgeon_has_time,
)
from mapigo.solver.kernels.undo import put_back, take_out

__all__ = ["insert_cheapest", "try_recreate"]

BLINK = 32
"""One in so many stays is overlooked, so that not every recreation is the same."""


@inlined
def insert_cheapest(instance, state, search, i, highest, blinks):
    """Admit patient ``who[i]`` where it costs least; return the change of cost.

    ``TOO_DEAR``, and nothing done, where every stay changes the cost by more than
    ``highest``. Nurses of empty rooms are chosen for the patient and remembered.
    """
    patient = search.who[i]
    best = highest + 1
    best_day = -1
    best_room = -1
    best_theatre = -1
    best_surgeon = -1
    mark = search.n_restaffed[0]
    for a in range(instance.day_start[patient], instance.day_start[patient + 1]):
        day = instance.allowed_day[a]
        fixed = day_change(instance, patient, day)
        if fixed >= best or not pools_have_room(instance, state, patient, day):
            continue
        operation_day = day + instance.operation_offset[patient]
        for b in range(
            instance.surgeon_start[patient], instance.surgeon_start[patient + 1]
        ):
            surgeon = instance.allowed_surgeon[b]
            if not surgeon_has_time(instance, state, patient, surgeon, operation_day):
                continue
            theatre = cheapest_theatre(instance, state, patient, surgeon, operation_day)
            if theatre < 0:
                continue
            extra = fixed + case_cost(instance, state, surgeon, theatre, operation_day)
            if extra >= best:
                continue
            for c in range(
                instance.room_start[patient], instance.room_start[patient + 1]
            ):
                room = instance.allowed_room[c]
                if not room_is_free(instance, state, patient, day, room):
                    continue
                if blinks and below(search.random, BLINK) == 0:
                    continue
                others = extra + change_cost(
                    instance, patient, day, room, theatre, surgeon
                )
                if others >= best:
                    continue
                staff_empty_days(instance, state, search, patient, day, room)
                cost = others + stay_cost(
                    instance, state, search, patient, day, room, best - others
                )
                unstaff_to(state, search, mark)
                if cost < best:
                    best = cost
                    best_day = day
                    best_room = room
                    best_theatre = theatre
                    best_surgeon = surgeon
    if best_day < 0:
        return TOO_DEAR
    staff_empty_days(instance, state, search, patient, best_day, best_room)
    place(instance, state, patient, best_day, best_room, best_theatre, best_surgeon)
    return best


@inlined
def try_recreate(instance, state, search, n_patients, threshold):
    """Take patients out and put each back where it costs least; whether accepted."""
    search.n_restaffed[0] = 0
    # Twelve patients of the highest weights exceed 32 bits, which NumPy's scalars keep.
    change = np.int64(0)
    hope = np.int64(0)
    for i in range(n_patients):
        change += take_out(instance, state, search, i)
        hope += best_day_change(instance, search.who[i])

    n_done = 0
    while n_done < n_patients and change + hope <= threshold:
        hope -= best_day_change(instance, search.who[n_done])
        cost = insert_cheapest(
            instance,
            state,
            search,
            n_done,
            np.int64(min(0, threshold - change - hope)),
            True,
        )
        if cost < TOO_DEAR:
            change += cost
        n_done += 1

    if change + hope <= threshold:
        state.total[0] += change
        return True
    put_back(instance, state, search, n_patients)
    return False


@inlined
def best_day_change(instance, patient):
    """Return the least change of S7 to S10 and S14 that admitting could bring.

    That of the first allowed day: they are sorted by price.
    """
    first = instance.day_start[patient]
    if first == instance.day_start[patient + 1]:
        return 0
    return min(0, day_change(instance, patient, instance.allowed_day[first]))
