"""Who fits into a slot: all else staying as planned, at what change of the cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product

from mapigo.desk.candidate import Candidate
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.slot import Slot
from mapigo.desk.timing import Timing
from mapigo.domain import Booking, WaitingListEntry
from mapigo.explain.openings import Openings
from mapigo.explain.options import PricedBooking
from mapigo.explain.prices import Prices

__all__ = ["candidates", "has_notice", "people_asked", "rank"]


def candidates(
    now: OpenPlan,
    slot: Slot,
    notice_days: int = 0,
    only: Collection[str] | None = None,
) -> list[Candidate]:
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
        _candidate(now, slot, entry)
        for entry in people_asked(now, slot)
        if (only is None or entry.id in only)
        and has_notice(now, slot, entry, notice_days)
        and _fits_date_and_theatre(now.openings_as_planned(entry), slot)
    )
    return sorted(filter(None, found), key=rank)


def rank(candidate: Candidate) -> tuple[bool, int, int, str]:
    """Return the place among candidates: who must come, then the least cost."""
    entry = candidate.entry
    return (
        not candidate.must_come,
        candidate.cost_change,
        -entry.priority_score,
        entry.id,
    )


def people_asked(now: OpenPlan, slot: Slot) -> Iterator[WaitingListEntry]:
    """Yield who is not admitted, or has a later day, and has not come yet."""
    today = now.problem.today
    for entry in now.problem.waiting_list:
        booking = now.booking_of.get(entry.id)
        if booking is None or (
            booking.admission_day >= today
            and booking.admission_day + entry.operation_offset > slot.day
        ):
            yield entry


def has_notice(
    now: OpenPlan, slot: Slot, entry: WaitingListEntry, notice_days: int
) -> bool:
    """Whether a patient hears of the admission early enough."""
    admission_day = slot.day - entry.operation_offset
    return admission_day - now.problem.today >= notice_days


def _fits_date_and_theatre(openings: Openings, slot: Slot) -> bool:
    """Whether date, theatre and surgeon allow a patient in the slot, beds aside.

    What a patient has on a later day is in nobody's way here, so the patient's own
    booking need not be taken out first.
    """
    day = slot.day - openings.entry.operation_offset
    return (
        openings.is_possible_date(day)
        and openings.entry.theatre_minutes <= (slot.minutes or 0)
        and slot.theatre in openings.theatres(day)
        and bool(openings.surgeons(day))
    )


def _candidate(now: OpenPlan, slot: Slot, entry: WaitingListEntry) -> Candidate | None:
    prices = now.prices(entry)
    bookings = list(_bookings(prices, slot))
    if not bookings:
        return None
    option = now.option(prices, min(bookings, key=lambda priced: priced.price))
    timing = Timing.of(now.problem, entry, option.booking.admission_day)
    return Candidate(entry, now.booking_of.get(entry.id), option, slot, timing)


def _bookings(prices: Prices, slot: Slot) -> Iterator[PricedBooking]:
    """Yield the bookings of a patient in a slot, with their prices."""
    openings, entry = prices.openings, prices.entry
    day = slot.day - entry.operation_offset
    if openings.short_pool_days(day):
        return
    stays = [(*prices.of_room(room, day), room) for room in openings.rooms(day)]
    of_day = prices.of_day(day)
    for surgeon, (stay_price, new_duties, room) in product(
        openings.surgeons(day), stays
    ):
        booking = Booking(entry.id, day, slot.theatre, room, surgeon)
        price = of_day + prices.of_theatre(slot.theatre, surgeon, day) + stay_price
        yield PricedBooking(booking, price + prices.of_change(booking), new_duties)
