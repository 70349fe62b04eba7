"""Take a plan up: what of it still holds stays, everybody else is placed anew."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Booking, Plan, PlanningProblem
from mapigo.solver.arrays import Ints, ragged, row
from mapigo.solver.construct import hardness, is_mandatory
from mapigo.solver.decisions import Decisions, take_decisions
from mapigo.solver.kernels.layout import NOT_ADMITTED, Instance, Search, State
from mapigo.solver.names import Names
from mapigo.solver.search.bookkeeping import adopt, cost_of_sums
from mapigo.solver.search.loop import anneal, insert_best
from mapigo.solver.search.memory import new_search
from mapigo.solver.state import new_state

__all__ = ["nurses_of_plan", "take_up"]

MAKE_ROOM_TEMPERATURES = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0)
MAKE_ROOM_ROUNDS = 20
MAKE_ROOM_STEPS = 2_000


def take_up(
    problem: PlanningProblem, instance: Instance, plan: Plan, seed: int = 1
) -> Decisions:
    """Return the decisions of a plan, as far as the problem still allows them.

    Bookings that break no hard rule stay as they are, first those who must come, then
    by day. Patients who must come and have no place get the cheapest that is left, then
    the others of the plan. Whoever waited before waits on; the search may admit them.

    Parameters
    ----------
    problem, instance
        What is planned now, and its arrays.
    plan
        A plan for it or for an earlier state of it; ids that it does not know are
        passed over.
    seed
        For the few choices among equals.
    """
    names = Names.of(problem)
    nurse = nurses_of_plan(problem, instance, plan)
    state = new_state(problem, instance, nurse)
    search = new_search(instance, seed)
    mandatory = is_mandatory(problem)
    bookings = plan.booking_of()
    booked = [p for p, entry in enumerate(problem.waiting_list) if entry.id in bookings]
    booked.sort(
        key=lambda p: (
            not mandatory[p],
            bookings[problem.waiting_list[p].id].admission_day,
        )
    )
    as_booked = _only_as_booked(problem, instance, bookings, names)
    for p in booked:
        insert_best(as_booked, state, search, p)

    lost = {p for p in booked if state.day[p] == NOT_ADMITTED}
    out = np.flatnonzero(mandatory & (state.day == NOT_ADMITTED))
    for p in sorted(
        lost.union(out.tolist()),
        key=lambda p: (not mandatory[p], hardness(problem, instance, p)),
    ):
        insert_best(instance, state, search, p)
    _make_room(instance, state, search, mandatory)
    return _with_nurses_of_plan(problem, instance, take_decisions(state), nurse)


def _make_room(
    instance: Instance, state: State, search: Search, mandatory: NDArray[np.bool_]
) -> None:
    """Move others, no more freely than it takes, until all who must come have a place.

    Or until that has been tried long enough.
    """
    admissible = mandatory & (np.diff(instance.day_start) > 0)
    state.total[0] = cost_of_sums(instance, state)
    for temperature in MAKE_ROOM_TEMPERATURES:
        for _ in range(MAKE_ROOM_ROUNDS):
            if not np.any(admissible & (state.day == NOT_ADMITTED)):
                return
            anneal(instance, state, search, temperature, MAKE_ROOM_STEPS)


def _only_as_booked(
    problem: PlanningProblem,
    instance: Instance,
    bookings: Mapping[str, Booking],
    names: Names,
) -> Instance:
    """Return the same arrays with no other choice than the booking of each patient."""
    days: list[list[int]] = []
    rooms: list[list[int]] = []
    surgeons: list[list[int]] = []
    suits = np.zeros_like(instance.theatre_suits)
    for p, entry in enumerate(problem.waiting_list):
        day, room, theatre, surgeon = -1, -1, -1, -1
        if booking := bookings.get(entry.id):
            day = booking.admission_day
            room = names.room.get(booking.room, -1)
            theatre = names.theatre.get(booking.theatre, -1)
            surgeon = names.surgeon.get(booking.surgeon, -1)
        days.append(_among(instance.day_start, instance.allowed_day, p, day))
        rooms.append(_among(instance.room_start, instance.allowed_room, p, room))
        if not entry.pathway.ward_offsets:
            # Without a ward day, any room will do.
            rooms[-1] = row(instance.room_start, instance.allowed_room, p)[:1]
        surgeons.append(
            _among(instance.surgeon_start, instance.allowed_surgeon, p, surgeon)
        )
        if theatre >= 0:
            suits[p, theatre] = instance.theatre_suits[p, theatre]
    day_start, allowed_day = ragged(days)
    room_start, allowed_room = ragged(rooms)
    surgeon_start, allowed_surgeon = ragged(surgeons)
    return instance._replace(
        day_start=day_start,
        allowed_day=allowed_day,
        room_start=room_start,
        allowed_room=allowed_room,
        surgeon_start=surgeon_start,
        allowed_surgeon=allowed_surgeon,
        theatre_suits=suits,
    )


def _among(start: Ints, values: Ints, p: int, wanted: int) -> list[int]:
    """Return the wanted value alone if it is among those of an entry, else nothing."""
    return [value for value in row(start, values, p) if value == wanted]


def nurses_of_plan(
    problem: PlanningProblem, instance: Instance, plan: Plan
) -> NDArray[np.int16]:
    """Return who looks after each room in each shift: the plan's nurse, if at work."""
    names = Names.of(problem)
    nurse = new_state(problem, instance).nurse.copy()
    calendar = problem.centre.calendar
    for duty in plan.duties:
        n = names.nurse.get(duty.nurse, -1)
        if (
            not 0 <= duty.day < calendar.n_days
            or duty.shift not in calendar.shift_types
        ):
            continue
        shift = duty.day * calendar.shifts_per_day
        shift += calendar.shift_types.index(duty.shift)
        if n in row(instance.nurse_start, instance.nurse_on_shift, shift):
            for room in duty.rooms:
                if room in names.room:
                    nurse[names.room[room], shift] = n
    return nurse


def _with_nurses_of_plan(
    problem: PlanningProblem,
    instance: Instance,
    found: Decisions,
    nurse: NDArray[np.int16],
) -> Decisions:
    """Return the cheaper of two: with the nurses found on the way, or the plan's."""
    kept = found._replace(nurse=nurse)
    costs = []
    for decisions in (found, kept):
        state = new_state(problem, instance)
        adopt(instance, state, *decisions)
        costs.append(int(state.total[0]))
    return found if costs[0] < costs[1] else kept
