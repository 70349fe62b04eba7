"""The option with which some patients give way to another, and its exact price."""

from __future__ import annotations

from mapigo.domain import Booking, NurseDuty
from mapigo.explain.cheapest_bookings import cheapest_booking, cheapest_of_day
from mapigo.explain.displacement import Displacement
from mapigo.explain.openings import Openings
from mapigo.explain.option import Option
from mapigo.explain.prices import Prices
from mapigo.explain.situation import Situation
from mapigo.explain.who_gives_way import Displaceable

__all__ = ["with_others_giving_way"]

Left = tuple[Booking | None, int, tuple[NurseDuty, ...]]


def with_others_giving_way(
    situation: Situation, openings: Openings, displaceable: Displaceable
) -> Option | None:
    """Return the option with which those who could give way do so, if there is one.

    The patient takes the cheapest place of the day first, then each of them in turn
    the cheapest that is left.
    """
    patient, others = openings.entry.id, displaceable.patients
    without = openings.occupancy
    for other in others:
        without = without.without(other)
    prices = Prices(situation.openings(patient, without))
    found = cheapest_of_day(prices, displaceable.day, 1)
    if not found:
        return None
    (taken,) = found
    price, duties, displaced = taken.price, taken.new_duties, []
    occupancy = without.with_booking(taken.booking, taken.new_duties)
    for other in others:
        left = _cheapest_left(Prices(situation.openings(other, occupancy)))
        if left is None:
            return None
        booking, price_left, new_duties = left
        if booking is not None:
            occupancy = occupancy.with_booking(booking, new_duties)
        price, duties = price + price_left, (*duties, *new_duties)
        displaced.append(Displacement(other, situation.booking_of[other], booking))
    before = situation.presence.cost(without, patient, *others)
    return Option(taken.booking, price - before, duties, tuple(displaced))


def _cheapest_left(prices: Prices) -> Left | None:
    """Return the cheapest that is left for a patient: a booking, or none at all."""
    if prices.entry.mandatory:
        found, left_out = cheapest_booking(prices), None
    else:
        price = prices.of_leaving_out()
        found, left_out = cheapest_booking(prices, below=price + 1), (None, price, ())
    return (found.booking, found.price, found.new_duties) if found else left_out
