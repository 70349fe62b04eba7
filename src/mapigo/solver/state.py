"""Make the state of a search: occupants in their beds, nobody else admitted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.eligibility import occupants_in_pools
from mapigo.solver.kernels.layout import NOT_ADMITTED, Instance, State
from mapigo.solver.limits import UNLIMITED
from mapigo.solver.names import Names
from mapigo.solver.nurse_duties import NOT_FIXED
from mapigo.solver.search.bookkeeping import cost_of_sums, fill_units, settle
from mapigo.solver.units import occupants_arriving, occupants_in_units

__all__ = ["new_state", "nurse_slack"]


def new_state(
    problem: PlanningProblem,
    instance: Instance,
    nurse: NDArray[np.int16] | None = None,
) -> State:
    """Return the state in which the occupants are in and nobody else is admitted.

    ``nurse`` gives the rooms to nurses, shape (R, S); without it, in turn, and in
    the past who is known to have worked there.
    """
    names = Names.of(problem)
    P, R, T = instance.n_entries, instance.n_rooms, instance.n_theatres
    D, S = instance.n_days, instance.n_shifts
    U, N = len(names.surgeon), instance.nobody
    persons = P + len(problem.occupants)
    groups = len(problem.centre.age_groups)
    words = (D + 63) // 64 + 1

    def zeros(*shape: int) -> NDArray[np.int32]:
        return np.zeros(shape, dtype=np.int32)

    state = State(
        total=np.zeros(1, dtype=np.int64),
        day=np.full(P, NOT_ADMITTED, dtype=np.int32),
        room=zeros(P),
        theatre=zeros(P),
        surgeon=zeros(P),
        nurse=_first_nurses(instance) if nurse is None else nurse.copy(),
        waiting=np.arange(P, dtype=np.int32),
        waiting_place=np.arange(P, dtype=np.int32),
        n_waiting=np.array([P], dtype=np.int32),
        persons=zeros(R, D),
        person=np.zeros((R, D, _most_persons(problem, instance)), dtype=np.int16),
        full=np.zeros((R, words), dtype=np.uint64),
        sex_count=zeros(2 * R, D),
        sex_days=np.zeros((2 * R, words), dtype=np.uint64),
        age_count=np.zeros((R, D, groups), dtype=np.int16),
        age_bits=zeros(R, D),
        theatre_load=zeros(T, D),
        theatre_cases=zeros(T, D),
        surgeon_load=zeros(U, D),
        surgeon_cases=np.zeros((U, D, T), dtype=np.int16),
        n_cases=zeros(U, D),
        case=np.zeros((U, D, _most_cases(instance)), dtype=np.int16),
        surgeon_theatres=zeros(U, D),
        pool_load=occupants_in_pools(problem, names),
        unit_count=occupants_in_units(problem, instance.n_digits),
        unit_full=np.zeros(instance.unit_capacity.shape, dtype=np.uint64),
        arrivals=occupants_arriving(problem, names),
        room_load=zeros(R, S),
        room_skill=zeros(R, S, instance.n_levels + 1),
        slack=nurse_slack(problem, instance),
        shifts_of=np.zeros((persons, N + 1), dtype=np.int16),
        n_nurses=zeros(persons),
    )
    for room, day in np.argwhere(instance.open_beds == 0):
        state.full[room, day >> 6] |= np.uint64(1 << (int(day) & 63))
    for i, occupant in enumerate(problem.occupants):
        for day in occupant.pathway.ward_offsets:
            if day < D:
                settle(instance, state, P + i, names.room[occupant.room], day)
    fill_units(instance, state)
    state.total[0] = cost_of_sums(instance, state)
    return state


def nurse_slack(problem: PlanningProblem, instance: Instance) -> NDArray[np.int32]:
    """Return the maximum load of each nurse in each shift, shape (S, N + 1)."""
    calendar = problem.centre.calendar
    slack = np.zeros((instance.n_shifts, instance.nobody + 1), dtype=np.int32)
    slack[:, instance.nobody] = UNLIMITED
    for n, nurse in enumerate(problem.centre.nurses):
        for duty in nurse.shifts:
            k = calendar.shift_types.index(duty.shift)
            slack[duty.day * calendar.shifts_per_day + k, n] = duty.max_load
    return slack


def _first_nurses(instance: Instance) -> NDArray[np.int16]:
    """Share the rooms of each shift out among those who work; the past as it was."""
    nurse = np.empty((instance.n_rooms, instance.n_shifts), dtype=np.int16)
    rooms = np.arange(instance.n_rooms)
    for shift in range(instance.n_shifts):
        first, last = instance.nurse_start[shift : shift + 2]
        on_shift = instance.nurse_on_shift[first:last]
        nurse[:, shift] = on_shift[rooms % len(on_shift)]
    known = instance.fixed_nurse != NOT_FIXED
    nurse[known] = instance.fixed_nurse[known]
    return nurse


def _most_persons(problem: PlanningProblem, instance: Instance) -> int:
    """Return the most persons that a room can hold on a day."""
    beds = int(instance.open_beds.max(initial=1))
    by_room: dict[str, int] = {}
    for occupant in problem.occupants:
        by_room[occupant.room] = by_room.get(occupant.room, 0) + 1
    return max(1, beds, *by_room.values())


def _most_cases(instance: Instance) -> int:
    """Return the most cases that a surgeon can have on a day."""
    per_surgeon = np.diff(instance.patient_start)
    return max(1, int(per_surgeon.max(initial=1)))
