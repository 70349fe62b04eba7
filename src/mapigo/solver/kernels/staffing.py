"""Nurses for rooms that nobody lies in: free to choose until somebody comes."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined

__all__ = ["staff_empty_days", "unstaff_to"]


@inlined
def staff_empty_days(instance, state, search, patient, day, room):
    """Give the empty days of a stay to the nurses who suit the patient best.

    Nurses whom the patient meets anyway come first. The nurse of an empty room costs
    nothing, so that only ``search`` must remember the one before. Whose nurse is
    fixed keeps her.
    """
    per_day = instance.shifts_per_day
    search.stamp[0] += 1
    stamp = search.stamp[0]
    first = instance.ward_start[patient]
    last = instance.ward_start[patient + 1]
    n_empty = 0
    for i in range(first, last):
        when = day + instance.ward_offset[i]
        if when >= instance.n_days:
            break
        if state.persons[room, when] == 0:
            n_empty += 1
        else:
            for k in range(per_day):
                search.seen[state.nurse[room, when * per_day + k]] = stamp
    if n_empty == 0:
        return
    for i in range(first, last):
        offset = instance.ward_offset[i]
        when = day + offset
        if when >= instance.n_days:
            break
        if state.persons[room, when] > 0:
            continue
        for k in range(per_day):
            shift = when * per_day + k
            if instance.fixed_nurse[room, shift] >= 0:
                search.seen[instance.fixed_nurse[room, shift]] = stamp
                continue
            best = cheapest_nurse(
                instance, state, search, patient, shift, offset * per_day + k, stamp
            )
            search.seen[best] = stamp
            if best != state.nurse[room, shift]:
                n = search.n_restaffed[0]
                search.restaffed_room[n] = room
                search.restaffed_shift[n] = shift
                search.restaffed_from[n] = state.nurse[room, shift]
                search.n_restaffed[0] = n + 1
                state.nurse[room, shift] = best


@inlined
def cheapest_nurse(instance, state, search, patient, shift, shift_of_stay, stamp):
    """Return who takes a patient in a shift at the least cost."""
    load = int(instance.workload[patient, shift_of_stay])
    best = -1
    best_cost = 1 << 30
    for i in range(instance.nurse_start[shift], instance.nurse_start[shift + 1]):
        nurse = instance.nurse_on_shift[i]
        cost = instance.skill_cost[patient, shift_of_stay, instance.nurse_level[nurse]]
        over = load - max(0, state.slack[shift, nurse])
        if over > 0:
            cost += instance.excess_weight * over
        if search.seen[nurse] != stamp:
            cost += instance.continuity_weight
        if cost < best_cost:
            best_cost = cost
            best = nurse
    return best


@inlined
def unstaff_to(state, search, n):
    """Give the rooms staffed last back to the nurses before, until ``n`` are left."""
    for i in range(search.n_restaffed[0] - 1, n - 1, -1):
        room = search.restaffed_room[i]
        state.nurse[room, search.restaffed_shift[i]] = search.restaffed_from[i]
    search.n_restaffed[0] = n
