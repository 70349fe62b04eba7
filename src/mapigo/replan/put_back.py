"""Those in the house whom a search left out, back in the beds in which they lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from mapigo.domain import Booking, NurseDuty, Plan, PlanningProblem
from mapigo.scoring import score_plan

__all__ = ["put_back"]


def put_back(
    problem: PlanningProblem, plan: Plan, in_force: Plan, here: Iterable[Booking]
) -> Plan:
    """Return a plan in which those in the house stay, if that breaks no more rules.

    A search knows no plan with too many in a room, or men beside women: where it finds
    no other bed for somebody, it leaves her out. She lies there all the same.

    Parameters
    ----------
    problem
        What judges: whose absence it counts, and what is too many.
    plan, in_force
        What was found, and the plan before it.
    here
        The bookings of those who are in the house.
    """
    booked = plan.booking_of()
    left_out = [booking for booking in here if booking.patient not in booked]
    if not left_out:
        return plan
    n_broken = score_plan(problem, plan).violations
    for booking in left_out:
        other = replace(
            plan,
            bookings=(*plan.bookings, booking),
            duties=_with_nurses_of(booking.room, plan, in_force),
        )
        n_then = score_plan(problem, other).violations
        if n_then <= n_broken:
            plan, n_broken = other, n_then
    return plan


def _with_nurses_of(room: str, plan: Plan, in_force: Plan) -> tuple[NurseDuty, ...]:
    """Return the duties of a plan; where a room has no nurse, those in force."""
    rooms: defaultdict[tuple[str, int, str], tuple[str, ...]] = defaultdict(tuple)
    for duty in plan.duties:
        rooms[duty.nurse, duty.day, duty.shift] += duty.rooms
    has_nurse = {(one.day, one.shift) for one in plan.duties if room in one.rooms}
    for duty in in_force.duties:
        if room in duty.rooms and (duty.day, duty.shift) not in has_nurse:
            rooms[duty.nurse, duty.day, duty.shift] += (room,)
    return tuple(
        NurseDuty(nurse, day, shift, of_nurse)
        for (nurse, day, shift), of_nurse in rooms.items()
    )
