"""How long each patient waits: from the earliest day, and from the decision."""

from __future__ import annotations

from mapigo.domain import Booking, WaitingListEntry
from mapigo.report.days import DayNames

__all__ = ["days_late", "days_since_decision", "days_to_admission", "operation_day"]


def operation_day(entry: WaitingListEntry, booking: Booking) -> int:
    """Return the day of the operation."""
    return booking.admission_day + entry.operation_offset


def days_to_admission(entry: WaitingListEntry, booking: Booking) -> int:
    """Return the days from the earliest day to admission, as rule S7 counts them."""
    return max(0, booking.admission_day - entry.earliest_day)


def _is_suspended(entry: WaitingListEntry, day: int) -> bool:
    return any(pause.first_day <= day <= pause.last_day for pause in entry.suspensions)


def days_since_decision(
    entry: WaitingListEntry, until_day: int, days: DayNames
) -> int | None:
    """Return the days from the decision to admit to a day, suspensions left out.

    ``None`` where the date of the decision or of day 0 is not known.
    """
    if entry.decision_date is None:
        return None
    decision_day = days.number_of(entry.decision_date)
    if decision_day is None:
        return None
    if not entry.suspensions:
        return until_day - decision_day
    waited = range(decision_day, until_day)
    return sum(not _is_suspended(entry, day) for day in waited)


def days_late(entry: WaitingListEntry, booking: Booking) -> int | None:
    """Return the days from treat-by to operation, or ``None`` without treat-by."""
    if entry.treat_by_day is None:
        return None
    return max(0, operation_day(entry, booking) - entry.treat_by_day)
