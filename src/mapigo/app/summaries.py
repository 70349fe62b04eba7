"""Scores and plans in the few numbers that a person or a program asks for first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mapigo.domain import RULES, Plan, PlanningProblem
from mapigo.scoring import Charge, Score
from mapigo.scoring.views import (
    cost_by_patient,
    cost_by_resource_and_day,
    violations_by_patient,
    violations_by_resource_and_day,
)

__all__ = ["Admissions", "admissions", "score_as_json", "score_by_place_as_json"]


@dataclass(frozen=True, slots=True)
class Admissions:
    """Whom of the waiting list a plan admits within its horizon: patients' ids.

    ``left_out`` are those of ``not_admitted`` who must be admitted (rule H5).
    """

    admitted: tuple[str, ...]
    not_admitted: tuple[str, ...]
    left_out: tuple[str, ...]
    n_mandatory: int

    @property
    def n_waiting_list(self) -> int:
        """Everyone on the waiting list."""
        return len(self.admitted) + len(self.not_admitted)


def admissions(problem: PlanningProblem, plan: Plan) -> Admissions:
    """Tell who is admitted within the horizon and who waits on."""
    booked = plan.booking_of()
    ids = [entry.id for entry in problem.waiting_list]
    mandatory = [entry.id for entry in problem.waiting_list if entry.mandatory]
    return Admissions(
        admitted=tuple(patient for patient in ids if patient in booked),
        not_admitted=tuple(patient for patient in ids if patient not in booked),
        left_out=tuple(patient for patient in mandatory if patient not in booked),
        n_mandatory=len(mandatory),
    )


def score_as_json(score: Score) -> dict[str, Any]:
    """Return a score as plain values, ready for JSON."""
    return {
        "feasible": score.is_feasible,
        "violations": score.violations,
        "cost": score.cost,
        "rules": [
            {
                "rule": line.rule,
                "name": RULES[line.rule].name,
                "hard": RULES[line.rule].is_hard,
                "amount": line.amount,
                "weight": line.weight,
                "cost": line.cost,
            }
            for line in score.by_rule
        ],
    }


def score_by_place_as_json(score: Score) -> dict[str, Any]:
    """Return a score by patient, and by resource and day, ready for JSON.

    Only patients and places with a cost or a violation are in it. A cost that several
    patients share is charged to none of them; a violation counts for each one.
    """
    patient_costs, patient_faults = cost_by_patient(score), violations_by_patient(score)
    place_costs = cost_by_resource_and_day(score)
    place_faults = violations_by_resource_and_day(score)
    return {
        "by_patient": [
            {
                "patient": patient,
                "cost": patient_costs.get(patient, 0),
                "violations": _total(patient_faults.get(patient, ())),
            }
            for patient in sorted(patient_costs.keys() | patient_faults.keys())
        ],
        "by_resource_and_day": [
            {
                "resource": resource,
                "day": day,
                "cost": place_costs.get((resource, day), 0),
                "violations": _total(place_faults.get((resource, day), ())),
            }
            for resource, day in sorted(place_costs.keys() | place_faults.keys())
        ],
    }


def _total(charges: Iterable[Charge]) -> int:
    return sum(charge.amount for charge in charges)
