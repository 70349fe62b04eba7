"""Explain one patient of a plan: cost, other options, refusals."""

from __future__ import annotations

from mapigo.domain import Plan, PlanningProblem, elective_wait_days
from mapigo.explain.charge_notes import charge_notes
from mapigo.explain.explanation import Explanation
from mapigo.explain.finding import find_entry
from mapigo.explain.free_options import free_options
from mapigo.explain.other_options import other_options
from mapigo.explain.prices import Prices
from mapigo.explain.refusals import refusals_of
from mapigo.explain.situation import Situation
from mapigo.explain.verdict import verdict
from mapigo.explain.worth_showing import worth_showing

__all__ = ["explain_in", "explain_patient"]


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
    entry = find_entry(problem, patient_id)
    return explain_in(Situation(problem, plan), entry.id, top)


def explain_in(situation: Situation, patient_id: str, top: int) -> Explanation:
    """Explain a patient as ``explain_patient`` does, for one of several questions."""
    calendar = situation.problem.centre.calendar
    entry, booking = situation.entries[patient_id], situation.booking_of.get(patient_id)
    openings, most = situation.openings(patient_id), max(1, top)
    free = free_options(situation, openings, openings.window, most + 1)
    others = other_options(
        situation, openings, free, openings.window_to_come, per_day=1, n_wanted=most
    )
    options = worth_showing(others.values(), most)
    refused = refusals_of(openings)
    parts = situation.presence.parts(openings.occupancy, patient_id)
    return Explanation(
        entry,
        booking,
        main_reason=""
        if booking
        else verdict(entry, refused[situation.problem.today :], options, calendar),
        parts=parts,
        notes=charge_notes(situation.presence, patient_id, booking, calendar),
        leaving_out_difference=None
        if booking is None or entry.mandatory
        else Prices(openings).of_leaving_out() - sum(part.cost for part in parts),
        options=options[:top],
        best_by_day=tuple(of_day[0] for of_day in free.values()),
        refusals=refused,
        has_come=situation.has_come(patient_id),
        delay_days=max(0, booking.admission_day - entry.earliest_day)
        if booking
        else None,
        elective_wait_days=elective_wait_days(entry, booking.admission_day, calendar)
        if booking
        else None,
    )
