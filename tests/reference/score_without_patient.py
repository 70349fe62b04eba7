"""What a plan costs without a patient, by scoring it all again."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import Score, score_plan

__all__ = ["score_without_patient"]


def score_without_patient(problem: PlanningProblem, plan: Plan, patient: str) -> Score:
    """Score a plan as if the patient had never been on the waiting list."""
    others = tuple(entry for entry in problem.waiting_list if entry.id != patient)
    published = problem.published and _forget(problem.published, patient)
    return score_plan(
        replace(problem, waiting_list=others, published=published),
        _forget(plan, patient),
    )


def _forget(plan: Plan, patient: str) -> Plan:
    return replace(
        plan,
        bookings=tuple(old for old in plan.bookings if old.patient != patient),
        pins=tuple(pin for pin in plan.pins if pin.patient != patient),
    )
