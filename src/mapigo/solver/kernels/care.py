"""Nurses at the bed: skill (S2), continuity (S3) and workload (S4)."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined

__all__ = ["care_in", "care_out", "change_nurse", "nurse_change_cost"]


@inlined
def care_in(instance, state, person, room, shift, shift_of_stay):
    """Give a person in a room to the nurse of one shift."""
    nurse = state.nurse[room, shift]
    load = instance.workload[person, shift_of_stay]
    state.room_load[room, shift] += load
    state.slack[shift, nurse] -= load
    for level in range(instance.n_levels):
        state.room_skill[room, shift, level] += instance.skill_cost[
            person, shift_of_stay, level
        ]
    if state.shifts_of[person, nurse] == 0 and nurse != instance.nobody:
        state.n_nurses[person] += 1
    state.shifts_of[person, nurse] += 1


@inlined
def care_out(instance, state, person, room, shift, shift_of_stay):
    """Take a person from the nurse of one shift; return what S2 and S4 fall by.

    S3 is left to the caller, who knows whether the whole stay goes.
    """
    nurse = state.nurse[room, shift]
    load = int(instance.workload[person, shift_of_stay])
    over = -state.slack[shift, nurse]
    saved = instance.skill_cost[person, shift_of_stay, instance.nurse_level[nurse]]
    if over > 0:
        saved += instance.excess_weight * min(load, over)
    state.room_load[room, shift] -= load
    state.slack[shift, nurse] += load
    for level in range(instance.n_levels):
        state.room_skill[room, shift, level] -= instance.skill_cost[
            person, shift_of_stay, level
        ]
    state.shifts_of[person, nurse] -= 1
    return saved


@inlined
def nurse_change_cost(instance, state, room, shift, new):
    """Return the change of cost when another nurse takes a room for a shift."""
    old = state.nurse[room, shift]
    load = state.room_load[room, shift]
    over_before = min(load, max(0, -state.slack[shift, old]))
    over_after = max(0, load - max(0, state.slack[shift, new]))
    cost = instance.excess_weight * (over_after - over_before)
    cost += (
        state.room_skill[room, shift, instance.nurse_level[new]]
        - state.room_skill[room, shift, instance.nurse_level[old]]
    )
    day = shift // instance.shifts_per_day
    for place in range(state.persons[room, day]):
        person = state.person[room, day, place]
        if state.shifts_of[person, new] == 0:
            cost += instance.continuity_weight
        if state.shifts_of[person, old] == 1:
            cost -= instance.continuity_weight
    return cost


@inlined
def change_nurse(instance, state, room, shift, new):
    """Give a room to another nurse for a shift."""
    old = state.nurse[room, shift]
    load = state.room_load[room, shift]
    state.slack[shift, old] += load
    state.slack[shift, new] -= load
    day = shift // instance.shifts_per_day
    for place in range(state.persons[room, day]):
        person = state.person[room, day, place]
        if state.shifts_of[person, new] == 0:
            state.n_nurses[person] += 1
        state.shifts_of[person, new] += 1
        state.shifts_of[person, old] -= 1
        if state.shifts_of[person, old] == 0:
            state.n_nurses[person] -= 1
    state.nurse[room, shift] = new
