"""The wait of a patient as it is reported everywhere: explanations, lists, figures."""

from __future__ import annotations

from mapigo.domain.calendar import Calendar
from mapigo.domain.people import WaitingListEntry

__all__ = ["elective_wait_days"]


def elective_wait_days(
    entry: WaitingListEntry, admission_day: int, calendar: Calendar
) -> int | None:
    """Return the days from the decision to admit to admission, less suspended days.

    Parameters
    ----------
    entry
        Who waits.
    admission_day
        Day of admission; for a patient who is not admitted, the first day after the
        horizon gives the wait so far.
    calendar
        The calendar whose day 0 the entry's days are counted from.

    Returns
    -------
    int or None
        ``None`` where the date of the decision or of day 0 is not known.
    """
    if entry.decision_date is None or calendar.start_date is None:
        return None
    decision_day = (entry.decision_date - calendar.start_date).days
    if not entry.suspensions:
        return admission_day - decision_day
    waited = range(decision_day, admission_day)
    return sum(not entry.is_suspended(day) for day in waited)
