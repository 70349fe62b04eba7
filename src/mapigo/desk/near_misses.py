"""Who almost fits into a slot, and why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.slot import Slot
from mapigo.desk.takers import has_notice, people_asked
from mapigo.domain import Booking, WaitingListEntry
from mapigo.explain import Reason, bed_reasons, date_reasons, theatre_reasons
from mapigo.explain.openings import Openings
from mapigo.explain.wording import counted

__all__ = ["NearMiss", "near_misses"]

ABOUT_THE_DATE = frozenset({"H6", "H12", "H13"})


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A patient whom a slot suits but for the reasons given."""

    entry: WaitingListEntry
    before: Booking | None
    reasons: tuple[Reason, ...]


def near_misses(
    now: OpenPlan,
    slot: Slot,
    fitting: Collection[str],
    notice_days: int = 0,
    most: int = 5,
) -> tuple[NearMiss, ...]:
    """Return the patients who come nearest to fitting, with what refuses them.

    Parameters
    ----------
    now, slot
        The plan in force, and the slot.
    fitting
        Patients who do fit.
    notice_days
        Days of notice asked for.
    most
        How many to return.
    """
    others = [
        entry
        for entry in people_asked(now, slot)
        if entry.id not in fitting
        and slot.theatre in now.openings_as_planned(entry).suiting.theatres
    ]
    nearest = nsmallest(
        most, others, key=lambda entry: _distance(now, slot, entry, notice_days)
    )
    return tuple(
        NearMiss(
            entry,
            now.booking_of.get(entry.id),
            tuple(_reasons(now, slot, now.prices(entry).openings, notice_days)),
        )
        for entry in nearest
    )


def _distance(
    now: OpenPlan, slot: Slot, entry: WaitingListEntry, notice_days: int
) -> tuple[bool, int, int, int]:
    """Return how far a patient is from fitting: a date is farther than a bed."""
    openings = now.openings_as_planned(entry)
    reasons = list(_reasons(now, slot, openings, notice_days))
    return (
        any(reason.rule in ABOUT_THE_DATE for reason in reasons),
        len(reasons),
        max(0, entry.theatre_minutes - (slot.minutes or 0)),
        -entry.priority_score,
    )


def _reasons(
    now: OpenPlan, slot: Slot, openings: Openings, notice_days: int
) -> Iterator[Reason]:
    entry = openings.entry
    day = slot.admission_day(entry)
    if day not in openings.window:
        yield from date_reasons.outside_window(openings, day)
        return
    if not has_notice(now, slot, entry, notice_days):
        days = day - now.problem.today
        notice = f"Only {counted(days, 'day')} of notice." if days else "No notice."
        yield Reason("", notice)
    yield from date_reasons.suspension(openings, day)
    yield from date_reasons.pins(openings, day)
    if entry.theatre_minutes > (slot.minutes or 0):
        needed = entry.theatre_minutes
        yield Reason("H4", f"Needs {needed} minutes; the slot has {slot.minutes}.")
    elif slot.theatre not in openings.theatres(day):
        yield Reason("H12", f"Pinned to another theatre than {slot.theatre}.")
    yield from theatre_reasons.surgeons(openings, day)
    yield from bed_reasons.pools(openings, day)
    yield from bed_reasons.rooms(openings, day)
