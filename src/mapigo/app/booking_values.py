"""A booking as plain values, ready for JSON: the same keys wherever one is told."""

from __future__ import annotations

from typing import Any

from mapigo.domain import Booking, Calendar

__all__ = ["booking_as_json", "iso_date"]


def booking_as_json(
    booking: Booking | None, calendar: Calendar
) -> dict[str, Any] | None:
    """Return where and when a patient is booked; ``None`` for no booking."""
    if booking is None:
        return None
    return {
        "admission_day": booking.admission_day,
        "admission_date": iso_date(calendar, booking.admission_day),
        "theatre": booking.theatre,
        "room": booking.room,
        "surgeon": booking.surgeon,
    }


def iso_date(calendar: Calendar, day: int) -> str | None:
    """Return the date of a day as ``2027-01-06``; ``None`` where days have no dates."""
    when = calendar.date_of(day)
    return when.isoformat() if when else None
