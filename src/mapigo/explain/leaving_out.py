"""What a plan would be, and cost, without one patient."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring import RuleScore, Score, score_plan

__all__ = ["difference_by_rule", "leave_out", "score_without"]


def leave_out(plan: Plan, patient_id: str) -> Plan:
    """Return the plan without a patient's booking; nurses and pins stay."""
    others = (old for old in plan.bookings if old.patient != patient_id)
    return replace(plan, bookings=tuple(others))


def score_without(
    problem: PlanningProblem, plan: Plan, entry: WaitingListEntry
) -> Score:
    """Score the plan as if the patient had never been on the waiting list."""
    others = (other for other in problem.waiting_list if other.id != entry.id)
    published = problem.published and _forget(problem.published, entry.id)
    return score_plan(
        replace(problem, waiting_list=tuple(others), published=published),
        _forget(plan, entry.id),
    )


def _forget(plan: Plan, patient_id: str) -> Plan:
    pins = (pin for pin in plan.pins if pin.patient != patient_id)
    return replace(leave_out(plan, patient_id), pins=tuple(pins))


def difference_by_rule(score: Score, without: Score) -> tuple[RuleScore, ...]:
    """Return what one score has more than another, rules without any left out."""
    differences = (
        RuleScore(
            line.rule, line.amount - less.amount, line.weight, line.cost - less.cost
        )
        for line, less in zip(score.by_rule, without.by_rule, strict=True)
    )
    return tuple(difference for difference in differences if difference.amount)
