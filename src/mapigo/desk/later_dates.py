"""What it costs if a case of today or tomorrow has to wait."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import Booking, WaitingListEntry
from mapigo.explain import Option
from mapigo.explain.cheapest_bookings import cheapest_bookings

__all__ = ["LaterDate", "later_date"]


@dataclass(frozen=True, slots=True)
class LaterDate:
    """What it costs if a patient waits; without an ``option`` no longer admitted."""

    option: Option | None
    cost_change: int

    @property
    def booking(self) -> Booking | None:
        """The later booking; ``None`` for who is no longer admitted."""
        return self.option.booking if self.option else None


def later_date(now: OpenPlan, stay: UnitStay) -> LaterDate | None:
    """Return the cheapest later booking of someone who comes from theatre.

    Parameters
    ----------
    now
        The plan in force.
    stay
        A stay in the unit.

    Returns
    -------
    LaterDate or None
        Without a booking where no later date is left; ``None`` for an occupant, for who
        was operated on before, and for who must be admitted and has no other date.
    """
    entry, booking = stay.person, stay.booking
    if not isinstance(entry, WaitingListEntry) or booking is None:
        return None
    today, calendar = now.problem.today, now.problem.centre.calendar
    if booking.admission_day + entry.operation_offset < today:
        return None
    prices = now.prices(entry)
    days = range(max(today, booking.admission_day + 1), calendar.n_days)
    by_day = cheapest_bookings(prices, 1, days)
    if by_day:
        best = min((of_day[0] for of_day in by_day.values()), key=attrgetter("price"))
        option = now.option(prices, best)
        return LaterDate(option, option.cost_difference)
    if entry.mandatory:
        return None
    return LaterDate(None, prices.of_leaving_out() - now.present_price(prices))
