"""What a plan means for patients and staff, in the figures that people ask for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.outcomes import Outcomes, outcomes

__all__ = ["PlanOutcomes", "outcomes_as_json", "plan_outcomes"]


@dataclass(frozen=True, slots=True)
class PlanOutcomes:
    """The patients' figures, and minutes that lists are expected to run over.

    ``overtime_minutes`` is ``None`` where no patient's minutes are uncertain.
    """

    patients: Outcomes
    n_waiting_list: int
    overtime_minutes: float | None


def plan_outcomes(problem: PlanningProblem, plan: Plan) -> PlanOutcomes:
    """Return the figures of a plan, from draws of stays and minutes."""
    overtime_minutes = None
    if any(entry.duration is not None for entry in problem.waiting_list):
        from mapigo.daylist.overruns import expected_overtime_minutes

        overtime_minutes = expected_overtime_minutes(problem, plan)
    return PlanOutcomes(
        outcomes(problem, plan), len(problem.waiting_list), overtime_minutes
    )


def outcomes_as_json(found: PlanOutcomes) -> dict[str, Any]:
    """Return the figures as plain values, rounded to what the draws can tell."""
    values = asdict(found.patients) | {"overtime_minutes": found.overtime_minutes}
    return {
        name: round(value, 2) if isinstance(value, float) else value
        for name, value in values.items()
    }
