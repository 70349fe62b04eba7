"""What a new plan may not change: the past, and what lies too near."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mapigo.domain import Booking, Pin, Plan

__all__ = ["frozen_pins"]


def frozen_pins(
    plan: Plan, today: int, freeze_days: int, may_move: Collection[str]
) -> tuple[Pin, ...]:
    """Return the plan's own pins, and a pin for each booking that is too near to move.

    Parameters
    ----------
    plan
        The plan in force.
    today
        The first day that is not past. Whoever came before it stays as booked.
    freeze_days
        Days from today in which bookings stay as they are, ...
    may_move
        ... but for these patients, whose bookings cannot stay.
    """
    return (*plan.pins, *_near(plan, today, freeze_days, may_move))


def _near(
    plan: Plan, today: int, freeze_days: int, may_move: Collection[str]
) -> Iterator[Pin]:
    for booking in plan.bookings:
        is_past = booking.admission_day < today
        is_near = booking.admission_day < today + freeze_days
        if is_past or (is_near and booking.patient not in may_move):
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
