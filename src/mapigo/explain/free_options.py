"""Options for which nobody gives way, all of them priced."""

from __future__ import annotations

from collections.abc import Iterable

from mapigo.explain.cheapest_bookings import cheapest_bookings
from mapigo.explain.openings import Openings
from mapigo.explain.option import Option, OptionsByDay
from mapigo.explain.prices import Prices
from mapigo.explain.situation import Situation

__all__ = ["free_options"]


def free_options(
    situation: Situation, openings: Openings, days: Iterable[int], top: int
) -> OptionsByDay:
    """Return the cheapest free places by day, cheapest first.

    Parameters
    ----------
    situation
        The plan as it is.
    openings
        What is open to the patient in the plan without the patient's own booking,
        which is one of the free places, with a difference of 0.
    days
        The dates to look at.
    top
        How many options to return for a day at most.
    """
    patient = openings.entry.id
    before = situation.presence.cost(openings.occupancy, patient)
    by_day = cheapest_bookings(Prices(openings), top, days)
    return {
        day: [
            Option(priced.booking, priced.price - before, priced.new_duties)
            for priced in of_day
        ]
        for day, of_day in by_day.items()
    }
