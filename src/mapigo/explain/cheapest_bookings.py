"""The cheapest feasible bookings of a patient, all else staying as planned."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product
from operator import attrgetter, itemgetter
from typing import TypeVar

from mapigo.domain import Booking, NurseDuty
from mapigo.explain.prices import Prices

__all__ = ["PricedBooking", "cheapest_booking", "cheapest_bookings", "cheapest_of_day"]

Choice = TypeVar("Choice", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PricedBooking:
    """A booking, what it adds to the cost of a plan, and the nurses it takes anew."""

    booking: Booking
    price: int
    new_duties: tuple[NurseDuty, ...]


def cheapest_bookings(
    prices: Prices, top: int, days: Iterable[int]
) -> dict[int, list[PricedBooking]]:
    """Return, for each feasible day in order, its cheapest bookings.

    Parameters
    ----------
    prices
        The prices for a patient in a plan without a booking of the patient.
    top
        How many bookings to return for each day, cheapest first.
    days
        The days to look at.
    """
    possible = filter(prices.openings.is_possible_date, days)
    by_day = {day: cheapest_of_day(prices, day, top) for day in possible}
    return {day: bookings for day, bookings in by_day.items() if bookings}


def cheapest_booking(prices: Prices, below: int | None = None) -> PricedBooking | None:
    """Return the cheapest feasible booking of all days, if one costs less than asked.

    A date has a price of its own, so that most days need no closer look.
    """
    best = None
    for least, day in prices.possible_dates():
        if below is not None and least >= below:
            break
        for found in cheapest_of_day(prices, day, 1):
            if below is None or found.price < below:
                best, below = found, found.price
    return best


def cheapest_of_day(
    prices: Prices, day: int, top: int, *, theatre: str | None = None
) -> list[PricedBooking]:
    """Return the cheapest bookings of a possible date; none if it is not feasible.

    With a ``theatre``, only bookings there are meant. The cheapest sums are those of
    the cheapest operations and the cheapest stays; only the booking of the plan in
    force is cheaper than its parts, by the price of a change.
    """
    openings, known = prices.openings, prices.published
    if openings.short_pool_days(day):
        return []
    theatres = [one for one in openings.theatres(day) if theatre in (None, one)]
    surgeons = openings.surgeons(day)
    rooms = openings.rooms(day) if theatres and surgeons else []
    if not rooms:
        return []
    operations = _cheapest(
        {pair: prices.of_theatre(*pair, day) for pair in product(theatres, surgeons)},
        top,
        (known.theatre, known.surgeon) if known else None,
    )
    stays = {room: prices.of_room(room, day) for room in rooms}
    cheapest_stays = _cheapest(
        {room: price for room, (price, _) in stays.items()},
        top,
        known.room if known else None,
    )
    of_day, patient = prices.of_day(day), openings.entry.id
    priced = [
        PricedBooking(
            booking := Booking(patient, day, place, room, surgeon),
            of_day + operation_price + stay_price + prices.of_change(booking),
            stays[room][1],
        )
        for (place, surgeon), operation_price in operations
        for room, stay_price in cheapest_stays
    ]
    return nsmallest(top, priced, key=attrgetter("price"))


def _cheapest(
    price_of: dict[Choice, int], top: int, known: Choice | None
) -> list[tuple[Choice, int]]:
    """Return the cheapest choices, and the known one if it is among them all."""
    cheapest = dict(nsmallest(top, price_of.items(), key=itemgetter(1)))
    if known is not None and known in price_of:
        cheapest[known] = price_of[known]
    return list(cheapest.items())
