"""Days between a patient's admission or operation and the days that matter to it."""

from __future__ import annotations

from mapigo.domain import Booking, WaitingListEntry

__all__ = ["days_late", "days_to_admission", "operation_day"]


def operation_day(entry: WaitingListEntry, booking: Booking) -> int:
    """Return the day of the operation."""
    return booking.admission_day + entry.operation_offset


def days_to_admission(entry: WaitingListEntry, booking: Booking) -> int:
    """Return the days from the earliest day to admission, as rule S7 counts them."""
    return max(0, booking.admission_day - entry.earliest_day)


def days_late(entry: WaitingListEntry, booking: Booking) -> int | None:
    """Return the days from treat-by to operation, or ``None`` without treat-by."""
    if entry.treat_by_day is None:
        return None
    return max(0, operation_day(entry, booking) - entry.treat_by_day)
