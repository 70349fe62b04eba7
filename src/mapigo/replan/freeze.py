"""What a new plan may not change: the past, and what lies too near."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from mapigo.domain import Booking, Pin, Plan, PlanningProblem

__all__ = ["frozen_pins", "pin_of"]

ROOM_RULES = frozenset({"H1", "H2", "H7"})
THEATRE_RULES = frozenset({"H3", "H4", "H11"})


def frozen_pins(
    problem: PlanningProblem,
    plan: Plan,
    today: int,
    freeze_days: int,
    broken: Mapping[str, Collection[str]],
) -> tuple[Pin, ...]:
    """Return the plan's own pins, and a pin for each booking that is to stay.

    Parameters
    ----------
    problem
        What is planned now.
    plan
        The plan in force.
    today
        The first day that is not past. Whoever came before it stays as booked; who did
        not come on that day is free, who cannot stay in the room gets another, and who
        waits in the house for a theatre or surgeon that is gone, another of these.
    freeze_days
        Days from today in which bookings stay as they are, ...
    broken
        ... but for these patients: those whose bookings break hard rules, and which.
    """
    return (*plan.pins, *_kept(problem, plan, today, freeze_days, broken))


def _kept(
    problem: PlanningProblem,
    plan: Plan,
    today: int,
    freeze_days: int,
    broken: Mapping[str, Collection[str]],
) -> Iterator[Pin]:
    entries = {entry.id: entry for entry in problem.waiting_list}
    for booking in plan.bookings:
        rules = broken.get(booking.patient, ())
        if booking.admission_day < today:
            if entries[booking.patient].is_suspended(booking.admission_day):
                continue
            pin = pin_of(booking)
            if ROOM_RULES.intersection(rules):
                pin = replace(pin, room=None)
            if THEATRE_RULES.intersection(rules):
                pin = replace(pin, theatre=None, surgeon=None)
            yield pin
        elif booking.admission_day < today + freeze_days and not rules:
            yield pin_of(booking)


def pin_of(booking: Booking) -> Pin:
    """Return a pin that holds all of a booking."""
    return Pin(
        booking.patient,
        booking.admission_day,
        booking.theatre,
        booking.room,
        booking.surgeon,
    )
