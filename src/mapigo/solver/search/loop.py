"""The compiled loops: annealing steps, and the greedy start."""

from __future__ import annotations

from mapigo.solver.kernels.beds import room_is_free
from mapigo.solver.kernels.jit import entry
from mapigo.solver.kernels.proposals import try_nurses, try_patients
from mapigo.solver.kernels.rng import below, threshold
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
from mapigo.solver.moves.registry import (
    FIRST_NURSE_MOVE,
    propose_nurses,
    propose_patients,
)

__all__ = ["anneal", "insert_best"]


@entry
def anneal(instance, state, search, temperature, n_steps):
    """Make ``n_steps`` proposals at one temperature."""
    for _ in range(n_steps):
        code = search.move_table[below(search.random, 1024)]
        search.counts[code, 0] += 1
        if code < FIRST_NURSE_MOVE:
            n = propose_patients(code, instance, state, search)
            if n > 0:
                search.counts[code, 1] += 1
                limit = threshold(search, temperature)
                if try_patients(instance, state, search, n, limit):
                    search.counts[code, 2] += 1
        else:
            n = propose_nurses(code, instance, state, search)
            if n > 0:
                search.counts[code, 1] += 1
                limit = threshold(search, temperature)
                if try_nurses(instance, state, search, n, limit):
                    search.counts[code, 2] += 1


@entry
def insert_best(instance, state, search, patient):
    """Admit a patient where it costs least now; return whether that was possible."""
    best = TOO_DEAR
    best_day = -1
    best_room = -1
    best_theatre = -1
    best_surgeon = -1
    for i in range(instance.day_start[patient], instance.day_start[patient + 1]):
        day = instance.allowed_day[i]
        operation_day = day + instance.operation_offset[patient]
        if not pools_have_room(instance, state, patient, day):
            continue
        for j in range(
            instance.surgeon_start[patient], instance.surgeon_start[patient + 1]
        ):
            surgeon = instance.allowed_surgeon[j]
            if not surgeon_has_time(instance, state, patient, surgeon, operation_day):
                continue
            theatre = cheapest_theatre(instance, state, patient, surgeon, operation_day)
            if theatre < 0:
                continue
            extra = case_cost(instance, state, surgeon, theatre, operation_day)
            extra += day_change(instance, patient, day)
            for k in range(
                instance.room_start[patient], instance.room_start[patient + 1]
            ):
                room = instance.allowed_room[k]
                if not room_is_free(instance, state, patient, day, room):
                    continue
                cost = extra + stay_cost(
                    instance, state, search, patient, day, room, best - extra
                )
                if cost < best:
                    best = cost
                    best_day = day
                    best_room = room
                    best_theatre = theatre
                    best_surgeon = surgeon
    if best_day < 0:
        return False
    place(instance, state, patient, best_day, best_room, best_theatre, best_surgeon)
    state.total[0] += best
    return True
