"""Who fits into a slot: all else staying as planned, at what change of the cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.slot import Slot
from mapigo.desk.taker import Taker
from mapigo.desk.timing import Timing
from mapigo.domain import WaitingListEntry
from mapigo.explain.cheapest_bookings import cheapest_of_day
from mapigo.explain.openings import Openings

__all__ = ["has_notice", "people_asked", "rank", "takers"]


def takers(
    now: OpenPlan,
    slot: Slot,
    notice_days: int = 0,
    only: Collection[str] | None = None,
) -> list[Taker]:
    """Return who could take a slot, the best first.

    Parameters
    ----------
    now
        The plan in force.
    slot
        Minutes of a theatre on a day; no more than are free.
    notice_days
        Days from today to admission that a patient needs at least.
    only
        Patients to ask; ``None`` for all.
    """
    found = (
        _taker(now, slot, entry)
        for entry in people_asked(now, slot)
        if (only is None or entry.id in only)
        and has_notice(now, slot, entry, notice_days)
        and _fits_date_and_theatre(now.openings_as_planned(entry), slot)
    )
    return sorted(filter(None, found), key=rank)


def rank(taker: Taker) -> tuple[bool, int, int, str]:
    """Return the place among takers: who must come, then the least cost."""
    entry = taker.entry
    return not taker.must_come, taker.cost_change, -entry.priority_score, entry.id


def people_asked(now: OpenPlan, slot: Slot) -> Iterator[WaitingListEntry]:
    """Yield who is not admitted, or has a later day, and has not come yet."""
    for entry in now.problem.waiting_list:
        booking = now.booking_of.get(entry.id)
        if booking is None or (
            booking.admission_day >= now.problem.today
            and booking.admission_day > slot.admission_day(entry)
        ):
            yield entry


def has_notice(
    now: OpenPlan, slot: Slot, entry: WaitingListEntry, notice_days: int
) -> bool:
    """Whether a patient hears of the admission early enough."""
    return slot.admission_day(entry) - now.problem.today >= notice_days


def _fits_date_and_theatre(openings: Openings, slot: Slot) -> bool:
    """Whether date, theatre and surgeon allow a patient in the slot, beds aside.

    What a patient has on a later day is in nobody's way here, so the patient's own
    booking need not be taken out first.
    """
    day = slot.admission_day(openings.entry)
    return (
        openings.is_possible_date(day)
        and openings.entry.theatre_minutes <= (slot.minutes or 0)
        and slot.theatre in openings.theatres(day)
        and bool(openings.surgeons(day))
    )


def _taker(now: OpenPlan, slot: Slot, entry: WaitingListEntry) -> Taker | None:
    prices, day = now.prices(entry), slot.admission_day(entry)
    found = cheapest_of_day(prices, day, 1, theatre=slot.theatre)
    if not found:
        return None
    option, timing = now.option(prices, found[0]), Timing.of(now.problem, entry, day)
    return Taker(entry, now.booking_of.get(entry.id), option, slot, timing)
