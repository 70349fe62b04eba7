"""Scores and plans in the few numbers that a person or a program asks for first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mapigo.domain import RULES, Plan, PlanningProblem
from mapigo.scoring import Score

__all__ = ["Admissions", "admissions", "score_as_json"]


@dataclass(frozen=True, slots=True)
class Admissions:
    """Whom of the waiting list a plan admits within its horizon: patients' ids."""

    admitted: tuple[str, ...]
    not_admitted: tuple[str, ...]

    @property
    def n_waiting_list(self) -> int:
        """Everyone on the waiting list."""
        return len(self.admitted) + len(self.not_admitted)


def admissions(problem: PlanningProblem, plan: Plan) -> Admissions:
    """Tell who is admitted within the horizon and who waits on."""
    booked = plan.booking_of()
    ids = [entry.id for entry in problem.waiting_list]
    return Admissions(
        admitted=tuple(patient for patient in ids if patient in booked),
        not_admitted=tuple(patient for patient in ids if patient not in booked),
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
