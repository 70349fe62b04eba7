"""What a search decides, and the plan that it stands for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Booking, NurseDuty, Plan, PlanningProblem
from mapigo.solver.kernels.layout import NOT_ADMITTED, State
from mapigo.solver.names import Names
from mapigo.solver.published import booked_without_room

__all__ = ["Decisions", "plan_of", "take_decisions"]


class Decisions(NamedTuple):
    """What a plan decides, apart from everything that follows from it."""

    day: NDArray[np.int32]
    room: NDArray[np.int32]
    theatre: NDArray[np.int32]
    surgeon: NDArray[np.int32]
    nurse: NDArray[np.int16]

    def copy(self) -> Decisions:
        """Return decisions of their own arrays."""
        return Decisions(
            self.day.copy(),
            self.room.copy(),
            self.theatre.copy(),
            self.surgeon.copy(),
            self.nurse.copy(),
        )


def take_decisions(state: State) -> Decisions:
    """Copy the decisions of a state."""
    return Decisions(
        state.day, state.room, state.theatre, state.surgeon, state.nurse
    ).copy()


def plan_of(problem: PlanningProblem, decisions: Decisions) -> Plan:
    """Return the plan that decisions stand for; nurses only where somebody lies.

    It keeps the pins of the plan in force, and says which one that was.
    """
    centre = problem.centre
    calendar = centre.calendar
    bookings = []
    occupied = np.zeros((len(centre.rooms), calendar.n_days), dtype=bool)
    names = Names.of(problem)
    without_room = booked_without_room(problem)
    for occupant in problem.occupants:
        for day in occupant.pathway.ward_offsets:
            if day < calendar.n_days:
                occupied[names.room[occupant.room], day] = True
    for p, entry in enumerate(problem.waiting_list):
        admission_day = int(decisions.day[p])
        if admission_day == NOT_ADMITTED:
            continue
        ward_days = entry.pathway.ward_offsets
        has_room = ward_days and (
            entry.id not in without_room
            or entry.pathway.has_ward_day(admission_day, calendar.n_days)
        )
        room = centre.rooms[decisions.room[p]].id if has_room else ""
        theatre = centre.theatres[decisions.theatre[p]].id
        surgeon = centre.surgeons[decisions.surgeon[p]].id
        bookings.append(Booking(entry.id, admission_day, theatre, room, surgeon))
        for offset in ward_days:
            if admission_day + offset < calendar.n_days:
                occupied[decisions.room[p], admission_day + offset] = True
    return Plan(
        tuple(bookings),
        _duties(problem, decisions.nurse, occupied),
        pins=problem.published.pins if problem.published else (),
        based_on=problem.published.version if problem.published else "",
    )


def _duties(
    problem: PlanningProblem,
    nurse_of: NDArray[np.int16],
    occupied: NDArray[np.bool_],
) -> tuple[NurseDuty, ...]:
    centre = problem.centre
    calendar = centre.calendar
    rooms: dict[tuple[int, int], list[str]] = {}
    for r, day in np.argwhere(occupied):
        for k in range(calendar.shifts_per_day):
            shift = int(day) * calendar.shifts_per_day + k
            n = int(nurse_of[r, shift])
            if n < len(centre.nurses):
                rooms.setdefault((n, shift), []).append(centre.rooms[r].id)
    return tuple(
        NurseDuty(
            centre.nurses[n].id,
            shift // calendar.shifts_per_day,
            calendar.shift_types[shift % calendar.shifts_per_day],
            tuple(of_nurse),
        )
        for (n, shift), of_nurse in sorted(rooms.items())
    )
