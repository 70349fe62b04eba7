"""Bookings tried one by one, and what they break by the score alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import product

from mapigo.domain import HARD_RULES, Booking, Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring import Score, score_plan
from mapigo.scoring.views import violations_by_patient

__all__ = [
    "adds_no_violation",
    "all_bookings",
    "broken_rules",
    "with_booking",
    "without",
]


def all_bookings(problem: PlanningProblem, entry: WaitingListEntry) -> list[Booking]:
    """Return every booking of a patient within the horizon, whatever it breaks."""
    centre = problem.centre
    rooms = [room.id for room in centre.rooms] if entry.pathway.ward_offsets else [""]
    return [
        Booking(entry.id, day, theatre.id, room, surgeon)
        for day, theatre, room, surgeon in product(
            range(centre.calendar.n_days), centre.theatres, rooms, entry.surgeons
        )
    ]


def without(plan: Plan, patient: str) -> Plan:
    """Return the plan without a patient's booking."""
    others = tuple(old for old in plan.bookings if old.patient != patient)
    return replace(plan, bookings=others)


def with_booking(plan: Plan, booking: Booking) -> Plan:
    """Return the plan with a booking in place of the patient's own."""
    others = without(plan, booking.patient).bookings
    return replace(plan, bookings=(*others, booking))


def broken_rules(problem: PlanningProblem, plan: Plan, booking: Booking) -> set[str]:
    """Return the hard rules that are broken where a tried booking has a part."""
    charges = violations_by_patient(score_plan(problem, with_booking(plan, booking)))
    return {charge.rule for charge in charges.get(booking.patient, ())}


def adds_no_violation(score: Score, base: Score, besides: Collection[str] = ()) -> bool:
    """Whether a score has no more of any hard rule than another, some rules aside."""
    return all(
        score.rule(code).amount <= base.rule(code).amount
        for code in HARD_RULES
        if code not in besides
    )
