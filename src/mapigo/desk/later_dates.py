"""What it costs if a case of today or tomorrow has to wait."""

from __future__ import annotations

from mapigo.desk.icu_page import LaterDate
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import WaitingListEntry
from mapigo.explain.options import cheapest_bookings

__all__ = ["later_date"]


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
    if booking.admission_day + entry.operation_offset < now.problem.today:
        return None
    prices = now.prices(entry)
    later = [
        priced
        for admission_day, of_day in cheapest_bookings(prices, 1).items()
        for priced in of_day
        if admission_day >= now.problem.today and admission_day > booking.admission_day
    ]
    if later:
        best = min(later, key=lambda priced: priced.price)
        option = now.option(prices, best)
        return LaterDate(option, option.cost_difference)
    if entry.mandatory:
        return None
    present = now.present_price(prices)
    return LaterDate(None, prices.of_leaving_out() - present)
