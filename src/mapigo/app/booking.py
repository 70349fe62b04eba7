"""Offer dates to one patient on the waiting list, in the plan in force."""

from __future__ import annotations

from typing import Any

from mapigo.app.booking_values import booking_as_json, iso_date
from mapigo.app.days import days_of
from mapigo.desk import Offer, Offers, book
from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import Fault, InputError

__all__ = ["offer_dates", "offers_as_json"]


def offer_dates(
    problem: PlanningProblem,
    plan: Plan,
    patient_id: str,
    *,
    top: int = 5,
    today: str | None = None,
    first: str | None = None,
    last: str | None = None,
    on: str | None = None,
) -> Offers:
    """Return the best dates for a patient.

    Parameters
    ----------
    problem, plan
        The hospital, and the plan in force.
    patient_id
        A patient of the waiting list, booked or not.
    top
        How many dates to offer.
    today
        The first day that is not past; like all days a date or a number.
    first, last
        The days of admission between which to offer.
    on
        The day of admission that the patient wants.

    Raises
    ------
    InputError
        When a day is none of the horizon, days contradict each other, or the waiting
        list has no such patient.
    """
    days = days_of(
        problem, {"--today": today, "--from": first, "--until": last, "--on": on}
    )
    begin = days["--from"] or 0
    end = days["--until"]
    end = problem.centre.calendar.n_days - 1 if end is None else end
    if begin > end:
        label = problem.centre.calendar.label
        message = f"{label(begin)} is after {label(end)}: give the earlier day first."
        raise InputError([Fault(message, "--from, --until")])
    if days["--on"] is not None and (first or last):
        message = "give the one day that is wanted, or --from and --until, not both."
        raise InputError([Fault(message, "--on")])
    return book(
        problem,
        plan,
        patient_id,
        top=top,
        today=days["--today"],
        days=range(begin, end + 1),
        on=days["--on"],
    )


def offers_as_json(offers: Offers) -> dict[str, Any]:
    """Return offers as plain values, ready for JSON."""
    calendar, wanted = offers.problem.centre.calendar, offers.wanted
    return {
        "patient": offers.entry.id,
        "today": offers.problem.today,
        "booking": booking_as_json(offers.booking, calendar),
        "wanted": wanted
        and {
            "day": wanted.day,
            "date": iso_date(calendar, wanted.day),
            "possible": wanted.is_possible,
            "reasons": [reason.sentence for reason in wanted.reasons],
        },
        "main_reason": offers.main_reason,
        "offers": [
            {"number": number, **_offer(offers, offer)}
            for number, offer in enumerate(offers.offers, start=1)
        ],
    }


def _offer(offers: Offers, offer: Offer) -> dict[str, Any]:
    calendar, timing = offers.problem.centre.calendar, offer.timing
    return {
        "booking": booking_as_json(offer.booking, calendar),
        "operation_day": timing.operation_day,
        "operation_date": iso_date(calendar, timing.operation_day),
        "notice_days": timing.notice_days,
        "waited_days": timing.waited_days,
        "days_late": timing.days_late,
        "cost_change": offer.cost_change,
        "others": [
            {
                "patient": other.patient,
                "before": booking_as_json(other.before, calendar),
                "after": booking_as_json(other.after, calendar),
            }
            for other in offer.displaced
        ],
    }
