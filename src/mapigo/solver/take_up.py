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
from mapigo.solver.moves.registry import MOVE_NAMES
from mapigo.solver.names import Names
from mapigo.solver.nurse_duties import NOT_FIXED, nurses_of_plan
from mapigo.solver.search.bookkeeping import adopt, cost_of_sums
from mapigo.solver.search.loop import anneal, insert_best
from mapigo.solver.search.memory import move_table, new_search
from mapigo.solver.state import new_state

__all__ = ["take_up"]

MAKE_ROOM_TEMPERATURES = (2.0, 5.0, 10.0, 20.0)
MAKE_ROOM_SHARES = {
    "admit": 1.0,
    "relocate": 1.0,
    "replace": 1.0,
    "exchange_days": 2.0,
    "eject": 4.0,
    "make_time": 4.0,
    "exchange_waiting": 4.0,
}
"""Mostly moves by which somebody comes in and others give way."""
MAKE_ROOM_ROUNDS = 20
MAKE_ROOM_STEPS = 2_000


def take_up(
    problem: PlanningProblem, instance: Instance, plan: Plan, seed: int = 1
) -> Decisions:
    """Return the decisions of a plan, as far as the problem still allows them.

    Bookings that break no hard rule stay as they are. Patients who must come and have
    no place get the cheapest that is left, or others make room for them. Then the
    others of the plan who lost their place get another. Whoever waited before waits on;
    the search may admit them.

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
    nurse = nurses_of_plan(problem, plan, new_state(problem, instance).nurse)
    nurse = np.where(instance.fixed_nurse == NOT_FIXED, nurse, instance.fixed_nurse)
    mandatory = is_mandatory(problem)
    admissible = mandatory & (np.diff(instance.day_start) > 0)
    start = _Start(problem, instance, plan, nurse, seed)
    start.book(admissible)
    start.book(~admissible)
    start.place(admissible)
    start.place(~admissible)
    found = _make_room(instance, start.state, start.search, admissible)
    if np.any(admissible & (found.day == NOT_ADMITTED)):
        # Gentle pushing was not enough: who must come goes first, others give way.
        start = _Start(problem, instance, plan, nurse, seed)
        start.book(admissible)
        start.place(admissible)
        start.book(~admissible)
        start.place(~admissible)
        if _n_out(start.state.day, admissible) < _n_out(found.day, admissible):
            found = take_decisions(start.state)
    return _with_nurses_of_plan(problem, instance, found, nurse)


class _Start:
    """A state into which a plan is taken up, some patients after others."""

    def __init__(
        self,
        problem: PlanningProblem,
        instance: Instance,
        plan: Plan,
        nurse: NDArray[np.int16],
        seed: int,
    ) -> None:
        self.problem = problem
        self.instance = instance
        self.state = new_state(problem, instance, nurse)
        self.search = new_search(instance, seed)
        bookings = plan.booking_of()
        self._as_booked = _only_as_booked(problem, instance, bookings)
        self._was_booked = np.array(
            [entry.id in bookings for entry in problem.waiting_list], dtype=bool
        )
        self._mandatory = is_mandatory(problem)

    def book(self, who: NDArray[np.bool_]) -> None:
        """Admit those of the plan among ``who`` as they were booked, where possible."""
        for p in np.flatnonzero(who & self._was_booked).tolist():
            insert_best(self._as_booked, self.state, self.search, p)

    def place(self, who: NDArray[np.bool_]) -> None:
        """Admit those who have no place yet, must come or were booked, anywhere."""
        wanted = self._mandatory | self._was_booked
        out = np.flatnonzero(who & wanted & (self.state.day == NOT_ADMITTED)).tolist()
        for p in sorted(out, key=lambda p: hardness(self.problem, self.instance, p)):
            insert_best(self.instance, self.state, self.search, p)


def _n_out(day: Ints, admissible: NDArray[np.bool_]) -> int:
    return int((admissible & (day == NOT_ADMITTED)).sum())


def _make_room(
    instance: Instance, state: State, search: Search, admissible: NDArray[np.bool_]
) -> Decisions:
    """Move others until all who must come have a place; return the decisions.

    No more freely than it takes: each time that one more has a place is remembered, and
    what was moved after the last of them, in vain, is not.
    """
    search.move_table[:] = move_table(_shares_to_make_room())
    state.total[0] = cost_of_sums(instance, state)
    best, fewest_out = take_decisions(state), _n_out(state.day, admissible)
    for temperature in MAKE_ROOM_TEMPERATURES:
        for _ in range(MAKE_ROOM_ROUNDS):
            if not fewest_out:
                return best
            anneal(instance, state, search, temperature, MAKE_ROOM_STEPS)
            n_out = _n_out(state.day, admissible)
            if n_out < fewest_out:
                best, fewest_out = take_decisions(state), n_out
    return best


def _shares_to_make_room() -> NDArray[np.float64]:
    return np.array([MAKE_ROOM_SHARES.get(name, 0.0) for name in MOVE_NAMES])


def _only_as_booked(
    problem: PlanningProblem,
    instance: Instance,
    bookings: Mapping[str, Booking],
) -> Instance:
    """Return the same arrays with no other choice than the booking of each patient."""
    names = Names.of(problem)
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
        if not rooms[-1] and not entry.pathway.has_ward_day(day, instance.n_days):
            # Without a ward day within the horizon, any room will do.
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
