"""Where else a patient could roughly go: an estimate of what giving way would cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mapigo.domain import Booking
from mapigo.explain.openings import Openings
from mapigo.explain.prices import Prices

__all__ = ["Elsewhere"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is open to a patient apart from the present booking, all else as planned.

    ``now`` is the price of the present date, ``other_date`` that of the cheapest other
    date that is open, or of being left out; ``None`` if there is neither. ``same_day``
    names ``theatre``, ``surgeon`` and ``room`` where another one is open that day.
    """

    now: int
    other_date: int | None
    same_day: frozenset[str]

    @classmethod
    def of(cls, openings: Openings, booking: Booking) -> Elsewhere:
        """Look at what is open to a patient in the plan without her booking."""
        prices, day = Prices(openings), booking.admission_day
        return cls(
            prices.of_date(day),
            _cheapest_other(prices, day),
            frozenset(_others_open(openings, booking)),
        )


def _cheapest_other(prices: Prices, own_day: int) -> int | None:
    openings = prices.openings
    found = [] if openings.entry.mandatory else [prices.of_leaving_out()]
    for price, day in prices.possible_dates():
        if day != own_day and openings.is_open(day):
            found.append(price)
            break
    return min(found, default=None)


def _others_open(openings: Openings, booking: Booking) -> Iterator[str]:
    """Yield what is open on the day of a booking besides what it has."""
    day = booking.admission_day
    if not openings.is_possible_date(day):
        return
    for kind, open_ones, own in (
        ("theatre", openings.theatres(day), booking.theatre),
        ("surgeon", openings.surgeons(day), booking.surgeon),
        ("room", openings.rooms(day), booking.room),
    ):
        if set(open_ones) - {own}:
            yield kind
