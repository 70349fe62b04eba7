"""The cheapest feasible ways to admit a patient, all else staying as planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product

from mapigo.domain import Booking, NurseDuty
from mapigo.explain.openings import Openings
from mapigo.explain.prices import Prices

__all__ = ["PricedBooking", "cheapest_bookings"]


@dataclass(frozen=True, slots=True)
class PricedBooking:
    """A booking, what it adds to the cost of a plan, and the nurses it takes anew."""

    booking: Booking
    price: int
    new_duties: tuple[NurseDuty, ...]


def cheapest_bookings(openings: Openings, top: int) -> list[list[PricedBooking]]:
    """Return, for each feasible day in order, its cheapest bookings.

    Parameters
    ----------
    openings
        What is open to the patient in a plan without a booking of the patient.
    top
        How many bookings to return for each day, cheapest first.
    """
    prices = Prices(openings)
    by_day = (_cheapest_of_day(prices, day, top) for day in _open_days(openings))
    return [bookings for bookings in by_day if bookings]


def _open_days(openings: Openings) -> Iterator[int]:
    """Yield the days on which date and pools allow admission."""
    for day in openings.window:
        if (
            not openings.is_suspended(day)
            and openings.agrees_with_pinned_day(day)
            and not openings.short_pool_days(day)
        ):
            yield day


def _cheapest_of_day(prices: Prices, day: int, top: int) -> list[PricedBooking]:
    openings = prices.openings
    operations = [
        (prices.of_theatre(theatre, surgeon, day), theatre, surgeon)
        for theatre, surgeon in product(openings.theatres(day), openings.surgeons(day))
    ]
    stays = [(*prices.of_room(room, day), room) for room in openings.rooms(day)]
    of_day, patient = prices.of_day(day), openings.entry.id
    priced = (
        PricedBooking(
            booking := Booking(patient, day, theatre, room, surgeon),
            of_day + operation_price + stay_price + prices.of_change(booking),
            new_duties,
        )
        for operation_price, theatre, surgeon in operations
        for stay_price, new_duties, room in stays
    )
    return _cheapest(priced, top)


def _cheapest(priced: Iterable[PricedBooking], top: int) -> list[PricedBooking]:
    return nsmallest(top, priced, key=lambda candidate: candidate.price)
