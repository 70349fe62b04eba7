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
    bed.
    """

    admitted: int
    mean_wait_days: float
    p90_wait_days: float
    treat_by_breaches: int
    no_pool_bed: float
    no_ward_bed: float


def outcomes(
    problem: PlanningProblem, plan: Plan, n_draws: int = 1_000, seed: int = 1
) -> Outcomes:
    """Return the figures of a plan; ``seed`` draws the stays for the last two."""
    calendar = problem.centre.calendar
    bookings = plan.booking_of()
    waits, breaches = [], 0
    for entry in problem.waiting_list:
        booking = bookings.get(entry.id)
        day = booking.admission_day if booking else calendar.n_days
        wait = elective_wait_days(entry, day, calendar)
        if wait is not None:
            waits.append(wait)
        treated = day + entry.operation_offset if booking else calendar.n_days
        breaches += entry.treat_by_day is not None and treated > entry.treat_by_day
    risks = bed_risks(problem, plan, n_draws, seed).values()
    return Outcomes(
        admitted=len(bookings),
        mean_wait_days=float(np.mean(waits)) if waits else 0.0,
        p90_wait_days=float(np.percentile(waits, 90)) if waits else 0.0,
        treat_by_breaches=breaches,
        no_pool_bed=sum(sum(risk.no_pool_bed.values()) for risk in risks),
        no_ward_bed=sum(risk.no_ward_bed or 0.0 for risk in risks),
    )
