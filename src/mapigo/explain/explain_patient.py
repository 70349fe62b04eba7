"""Explain one patient of a plan: cost, other options, refusals."""

from __future__ import annotations

from heapq import nsmallest

from mapigo.domain import (
    Booking,
    Plan,
    PlanningProblem,
    WaitingListEntry,
    elective_wait_days,
)
from mapigo.explain.charge_notes import charge_notes
from mapigo.explain.explanation import Explanation
from mapigo.explain.finding import find_entry
from mapigo.explain.leaving_out import difference_by_rule, leave_out, score_without
from mapigo.explain.openings import Openings
from mapigo.explain.option import Option
from mapigo.explain.options import cheapest_bookings
from mapigo.explain.refusals import refusals
from mapigo.explain.verdict import verdict
from mapigo.scoring import Occupancy, Score, score_plan

__all__ = ["explain_patient"]


def explain_patient(
    problem: PlanningProblem, plan: Plan, patient_id: str, top: int = 5
) -> Explanation:
    """Explain why a patient is where the plan puts them, or is not admitted.

    Parameters
    ----------
    problem
        The problem that the plan is for.
    plan
        Any plan of the problem. In a plan that breaks rules, an option is feasible
        when it adds no violation to those of the others.
    patient_id
        A patient of the waiting list.
    top
        How many of the cheapest other options to give.

    Raises
    ------
    InputError
        When the waiting list has no such patient; similar ids are named.
    """
    entry, calendar = find_entry(problem, patient_id), problem.centre.calendar
    booking = plan.booking_of().get(entry.id)
    score, without = score_plan(problem, plan), score_without(problem, plan, entry)
    occupancy = Occupancy.from_plan(problem, leave_out(plan, entry.id))
    refused = refusals(problem, occupancy, entry)
    by_day = _options_by_day(Openings(occupancy, entry), top, without.cost - score.cost)
    best_by_day = tuple(of_day[0] for of_day in by_day)
    return Explanation(
        entry,
        booking,
        main_reason="" if booking else verdict(entry, refused, best_by_day, calendar),
        parts=difference_by_rule(score, without),
        notes=charge_notes(score, entry.id, booking, calendar),
        leaving_out_difference=_leaving_out(problem, plan, booking, entry, score),
        options=_cheapest_others(by_day, booking, top),
        best_by_day=best_by_day,
        refusals=refused,
        delay_days=max(0, booking.admission_day - entry.earliest_day)
        if booking
        else None,
        elective_wait_days=elective_wait_days(entry, booking.admission_day, calendar)
        if booking
        else None,
    )


def _options_by_day(
    openings: Openings, top: int, cost_before: int
) -> list[list[Option]]:
    """Return the cheapest options of each feasible day, one more than asked for.

    The one more makes up for the present booking, which is no other option.
    ``cost_before`` is the cost without the patient less the cost of the plan.
    """
    return [
        [
            Option(priced.booking, cost_before + priced.price, priced.new_duties)
            for priced in of_day
        ]
        for of_day in cheapest_bookings(openings, max(0, top) + 1)
    ]


def _cheapest_others(
    by_day: list[list[Option]], booking: Booking | None, top: int
) -> tuple[Option, ...]:
    others = (
        option for of_day in by_day for option in of_day if option.booking != booking
    )
    return tuple(nsmallest(top, others, key=lambda option: option.cost_difference))


def _leaving_out(
    problem: PlanningProblem,
    plan: Plan,
    booking: Booking | None,
    entry: WaitingListEntry,
    score: Score,
) -> int | None:
    if booking is None or entry.mandatory:
        return None
    return score_plan(problem, leave_out(plan, entry.id)).cost - score.cost
