"""Whole stays: take a patient out of the plan, price a stay, put a patient in."""

from __future__ import annotations

from mapigo.solver.kernels.arrivals import arrivals_cost, count_arrivals
from mapigo.solver.kernels.beds import bed_in, bed_out
from mapigo.solver.kernels.care import care_in, care_out
from mapigo.solver.kernels.changes import change_cost
from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.theatres import case_cost, case_in, case_out
from mapigo.solver.kernels.units import count_in_units, overflow_cost

__all__ = ["TOO_DEAR", "day_change", "lift", "place", "pools_have_room", "stay_cost"]

TOO_DEAR = 1 << 30
"""Above the cost of any stay, which ``limits.check_cost`` makes sure of."""


@inlined
def pools_have_room(instance, state, patient, day):
    """Whether every pool of the pathway has a unit left on its day (H10)."""
    for i in range(instance.pool_start[patient], instance.pool_start[patient + 1]):
        pool = instance.pool[i]
        when = day + instance.pool_offset[i]
        if (
            when < instance.n_days
            and state.pool_load[pool, when] + instance.pool_units[i]
            > instance.pool_capacity[pool, when]
        ):
            return False
    return True


@inlined
def change_pools(instance, state, patient, day, sign):
    """Add or take the pool units of a stay."""
    for i in range(instance.pool_start[patient], instance.pool_start[patient + 1]):
        when = day + instance.pool_offset[i]
        if when < instance.n_days:
            state.pool_load[instance.pool[i], when] += sign * instance.pool_units[i]


@inlined
def flow_cost(instance, state, patient, day, room):
    """Price the beds that a stay may lack (S11) and its arrivals at pools (S13)."""
    return overflow_cost(instance, state, patient, day, room) + arrivals_cost(
        instance, state, patient, day
    )


@inlined
def change_flow(instance, state, patient, day, room, sign):
    """Add or take a stay where overflow and arrivals are counted."""
    count_in_units(instance, state, patient, day, room, sign)
    count_arrivals(instance, state, patient, day, sign)


@inlined
def day_change(instance, patient, day):
    """Return the change when a waiting patient comes on a day: S7 to S10, S14."""
    return instance.day_cost[patient, day] - instance.day_cost[patient, instance.n_days]


@inlined
def lift(instance, state, patient):
    """Take an admitted patient out of the plan; return the change of cost."""
    day = state.day[patient]
    room = state.room[patient]
    theatre = state.theatre[patient]
    surgeon = state.surgeon[patient]
    operation_day = day + instance.operation_offset[patient]
    per_day = instance.shifts_per_day

    change = -day_change(instance, patient, day)
    case_out(instance, state, patient, surgeon, theatre, operation_day)
    change -= case_cost(instance, state, surgeon, theatre, operation_day)
    change -= change_cost(instance, patient, day, room, theatre, surgeon)
    change_pools(instance, state, patient, day, -1)
    if instance.has_flow:
        change_flow(instance, state, patient, day, room, -1)
        change -= flow_cost(instance, state, patient, day, room)
    change -= instance.continuity_weight * state.n_nurses[patient]
    state.n_nurses[patient] = 0
    for i in range(instance.ward_start[patient], instance.ward_start[patient + 1]):
        offset = instance.ward_offset[i]
        when = day + offset
        if when >= instance.n_days:
            break
        change += bed_out(instance, state, patient, room, when)
        if instance.has_outliers:
            change -= instance.outlier_cost[patient, room]
        for k in range(per_day):
            change -= care_out(
                instance, state, patient, room, when * per_day + k, offset * per_day + k
            )
    state.day[patient] = -1
    n = state.n_waiting[0]
    state.waiting[n] = patient
    state.waiting_place[patient] = n
    state.n_waiting[0] = n + 1
    return change


@inlined
def stay_cost(instance, state, search, patient, day, room, limit):
    """Price what a stay costs in its room: age groups, ward, skill, load, continuity.

    And what it costs its wards and pools when stays run long. Never negative;
    ``TOO_DEAR`` as soon as it exceeds ``limit``. The patient must not be in the plan.
    """
    per_day = instance.shifts_per_day
    cost = 0
    if instance.has_flow:
        cost = flow_cost(instance, state, patient, day, room)
        if cost > limit:
            return TOO_DEAR
    search.stamp[0] += 1
    stamp = search.stamp[0]
    search.seen[instance.nobody] = stamp
    age_bit = 1 << instance.age[patient]
    for i in range(instance.ward_start[patient], instance.ward_start[patient + 1]):
        offset = instance.ward_offset[i]
        when = day + offset
        if when >= instance.n_days:
            break
        bits = state.age_bits[room, when]
        cost += instance.age_weight * (
            instance.age_span[bits | age_bit] - instance.age_span[bits]
        )
        if instance.has_outliers:
            cost += instance.outlier_cost[patient, room]
        for k in range(per_day):
            shift = when * per_day + k
            shift_of_stay = offset * per_day + k
            nurse = state.nurse[room, shift]
            cost += instance.skill_cost[
                patient, shift_of_stay, instance.nurse_level[nurse]
            ]
            over = int(instance.workload[patient, shift_of_stay]) - max(
                0, state.slack[shift, nurse]
            )
            if over > 0:
                cost += instance.excess_weight * over
            if search.seen[nurse] != stamp:
                search.seen[nurse] = stamp
                cost += instance.continuity_weight
        if cost > limit:
            return TOO_DEAR
    return cost


@inlined
def place(instance, state, patient, day, room, theatre, surgeon):
    """Put a patient into the plan. The cost is the caller's."""
    per_day = instance.shifts_per_day
    operation_day = day + instance.operation_offset[patient]
    state.day[patient] = day
    state.room[patient] = room
    state.theatre[patient] = theatre
    state.surgeon[patient] = surgeon
    case_in(instance, state, patient, surgeon, theatre, operation_day)
    change_pools(instance, state, patient, day, 1)
    if instance.has_flow:
        change_flow(instance, state, patient, day, room, 1)
    for i in range(instance.ward_start[patient], instance.ward_start[patient + 1]):
        offset = instance.ward_offset[i]
        when = day + offset
        if when >= instance.n_days:
            break
        bed_in(instance, state, patient, room, when)
        for k in range(per_day):
            care_in(
                instance, state, patient, room, when * per_day + k, offset * per_day + k
            )
    n = state.n_waiting[0] - 1
    hole = state.waiting_place[patient]
    last = state.waiting[n]
    state.waiting[hole] = last
    state.waiting_place[last] = hole
    state.n_waiting[0] = n
