"""The window of admission of somebody who cannot come for some days."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import Suspension, WaitingListEntry
from mapigo.replan.draft import Draft

__all__ = ["days_left", "suspended"]


def suspended(
    draft: Draft, entry: WaitingListEntry, suspension: Suspension
) -> WaitingListEntry:
    """Return an entry that cannot be admitted for some more days.

    Where that takes the last day of the window, the latest day moves to the first on
    which the patient can come and be operated on; where there is none within the
    horizon, the patient need not be admitted any more.
    """
    after = replace(entry, suspensions=(*entry.suspensions, suspension))
    if entry.latest_day is None:
        return after
    if not days_left(draft, entry) or days_left(draft, after):
        return after
    later = days_left(draft, replace(after, latest_day=None))
    if later:
        return replace(after, latest_day=later[0])
    return replace(after, mandatory=False, latest_day=None)


def days_left(draft: Draft, entry: WaitingListEntry) -> list[int]:
    """Return the days on which an entry may be admitted, and operated on if alone.

    Who can be operated on at no time has the days of admission alone: that is another
    trouble than this one.
    """
    always = replace(entry, suspensions=(), latest_day=None)
    operable = {
        day for day in _window(draft, always) if _can_be_operated(draft, entry, day)
    }
    days = [day for day in _window(draft, entry) if not entry.is_suspended(day)]
    return [day for day in days if day in operable] if operable else days


def _window(draft: Draft, entry: WaitingListEntry) -> range:
    last = draft.calendar.n_days - 1
    if entry.latest_day is not None:
        last = min(entry.latest_day, last)
    return range(entry.earliest_day, last + 1)


def _can_be_operated(draft: Draft, entry: WaitingListEntry, admission_day: int) -> bool:
    """Whether a permitted surgeon and a fitting theatre have the minutes."""
    day = admission_day + entry.operation_offset
    if day >= draft.calendar.n_days:
        return False
    return any(
        entry.theatre_minutes <= draft.surgeons[surgeon].minutes_by_day[day]
        for surgeon in entry.surgeons
    ) and any(
        entry.theatre_minutes <= theatre.minutes_by_day[day]
        and entry.needed_capabilities <= theatre.capabilities
        for theatre in draft.theatres.values()
    )
