"""The window of admission of somebody who cannot come for some days."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import Suspension, WaitingListEntry

__all__ = ["days_left", "suspended"]


def suspended(
    entry: WaitingListEntry, suspension: Suspension, n_days: int
) -> WaitingListEntry:
    """Return an entry that cannot be admitted for some more days.

    Where that takes the last day of the window, the latest day moves to the first on
    which the patient can come; where there is none within the horizon of ``n_days``
    days, the patient need not be admitted any more.
    """
    after = replace(entry, suspensions=(*entry.suspensions, suspension))
    if entry.latest_day is None:
        return after
    if not days_left(entry, n_days) or days_left(after, n_days):
        return after
    later = days_left(replace(after, latest_day=None), n_days)
    if later:
        return replace(after, latest_day=later[0])
    return replace(after, mandatory=False, latest_day=None)


def days_left(entry: WaitingListEntry, n_days: int) -> list[int]:
    """Return the days of the horizon on which an entry may be admitted."""
    last = n_days - 1 if entry.latest_day is None else min(entry.latest_day, n_days - 1)
    window = range(entry.earliest_day, last + 1)
    return [day for day in window if not entry.is_suspended(day)]
