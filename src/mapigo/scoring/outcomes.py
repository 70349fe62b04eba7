"""What a plan means for the patients: treated or not, how long the wait, what fails."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mapigo.domain import Plan, PlanningProblem, elective_wait_days
from mapigo.scoring.bed_risks import bed_risks

__all__ = ["Outcomes", "outcomes"]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Figures of one plan.

    Waits are of everybody on the list whose date of decision is known: to the day of
    admission, or to the end of the horizon for those not admitted; so nobody's wait
    becomes shorter by leaving the slow ones out. ``treat_by_breaches`` are patients
    whose treat-by day lies in the horizon or before it, and who are operated on later
    or not at all. The last two are expected numbers of times that a patient finds no
    bed. ``None`` is what is not known: waits without dates, breaches without treat-by
    days, lacking beds where no stay is uncertain.
    """

    admitted: int
    mean_wait_days: float | None
    p90_wait_days: float | None
    treat_by_breaches: int | None
    no_pool_bed: float | None
    no_ward_bed: float | None


def outcomes(
    problem: PlanningProblem, plan: Plan, n_draws: int = 1_000, seed: int = 1
) -> Outcomes:
    """Return the figures of a plan; ``seed`` draws the stays for the last two."""
    waits = _waits(problem, plan)
    no_pool_bed, no_ward_bed = None, None
    if problem.has_uncertain_stays:
        risks = bed_risks(problem, plan, n_draws, seed).values()
        no_pool_bed = sum(sum(risk.no_pool_bed.values()) for risk in risks)
        no_ward_bed = sum(risk.no_ward_bed or 0.0 for risk in risks)
    return Outcomes(
        admitted=len(plan.bookings),
        mean_wait_days=float(np.mean(waits)) if waits else None,
        p90_wait_days=float(np.percentile(waits, 90)) if waits else None,
        treat_by_breaches=_treat_by_breaches(problem, plan),
        no_pool_bed=no_pool_bed,
        no_ward_bed=no_ward_bed,
    )


def _waits(problem: PlanningProblem, plan: Plan) -> list[int]:
    calendar, bookings = problem.centre.calendar, plan.booking_of()
    waits = []
    for entry in problem.waiting_list:
        booking = bookings.get(entry.id)
        day = booking.admission_day if booking else calendar.n_days
        wait = elective_wait_days(entry, day, calendar)
        if wait is not None:
            waits.append(wait)
    return waits


def _treat_by_breaches(problem: PlanningProblem, plan: Plan) -> int | None:
    bookings, n_days = plan.booking_of(), problem.centre.calendar.n_days
    is_late = []
    for entry in problem.waiting_list:
        if entry.treat_by_day is None:
            continue
        booking = bookings.get(entry.id)
        operated = n_days
        if booking:
            operated = booking.admission_day + entry.operation_offset
        is_late.append(operated > entry.treat_by_day)
    return sum(is_late) if is_late else None
