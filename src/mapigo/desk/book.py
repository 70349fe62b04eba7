"""Offers for one patient in a plan in force, while somebody holds the line."""

from __future__ import annotations

from collections.abc import Collection

from mapigo.desk.enquiry import Enquiry
from mapigo.desk.offers import Offers, WantedDay
from mapigo.domain import Plan, PlanningProblem

__all__ = ["book"]


def book(
    problem: PlanningProblem,
    plan: Plan,
    patient_id: str,
    *,
    top: int = 5,
    today: int | None = None,
    days: Collection[int] | None = None,
    on: int | None = None,
) -> Offers:
    """Return the best dates for a patient, each with its effect on others.

    All of them hold each hard rule that the plan holds, and the pins. Nobody else moves
    who came before today or comes within the freeze window of the policy.

    Parameters
    ----------
    problem, plan
        The hospital, and the plan in force.
    patient_id
        A patient of the waiting list, booked or not.
    top
        How many offers to give.
    today
        The first day that is not past; that of the problem if ``None``.
    days
        Days of admission that may be offered; ``None`` for all.
    on
        A day of admission that the patient wants. The offers are then those of that
        day, or, if it is not possible, of the days nearest to it.

    Raises
    ------
    InputError
        When the waiting list has no such patient; similar ids are named.
    """
    enquiry = Enquiry.of(problem, plan, patient_id, today)
    if enquiry.has_come:
        return enquiry.answer((), reason="The patient has come already.")
    to_come = range(enquiry.problem.today, problem.centre.calendar.n_days)
    open_days = [day for day in to_come if days is None or day in days]
    if on is None:
        return _best(enquiry, open_days, top)
    return _answer(enquiry, open_days, on, top)


def _best(enquiry: Enquiry, open_days: Collection[int], top: int) -> Offers:
    """Return the cheapest dates, the one that is booked aside."""
    days = [day for day in open_days if not enquiry.is_booked_on(day)]
    offers = enquiry.offers(days, 1)
    reason = "" if offers else enquiry.main_reason(days)
    return enquiry.answer(offers[:top], reason=reason)


def _answer(enquiry: Enquiry, open_days: Collection[int], on: int, top: int) -> Offers:
    """Return whether a patient can come on a day, and if not, when near it."""
    of_day = enquiry.offers([day for day in open_days if day == on], top + 1)
    if of_day or enquiry.is_booked_on(on):
        return enquiry.answer(of_day[:top], WantedDay(on, True))
    best = _best(enquiry, open_days, top=len(open_days))
    nearest = sorted(best.offers, key=lambda offer: abs(offer.admission_day - on))
    wanted = WantedDay(on, False, enquiry.refusals()[on].reasons)
    return enquiry.answer(tuple(nearest[:top]), wanted, best.main_reason)
