"""How long a planner waits for the explanation of one patient, and of all."""

from __future__ import annotations

from typing import Any

from mapigo.domain import Plan, PlanningProblem
from mapigo.explain import explain_all, explain_patient


def test_explaining_an_admitted_patient(
    benchmark: Any, centre: PlanningProblem, centre_plan: Plan
) -> None:
    patient = centre_plan.bookings[0].patient
    explanation = benchmark(explain_patient, centre, centre_plan, patient)
    assert explanation.is_admitted


def test_explaining_a_patient_who_is_not_admitted(
    benchmark: Any, centre: PlanningProblem, centre_plan: Plan
) -> None:
    admitted = centre_plan.booking_of()
    patient = next(e.id for e in centre.waiting_list if e.id not in admitted)
    explanation = benchmark(explain_patient, centre, centre_plan, patient)
    assert not explanation.is_admitted


def test_explaining_everybody(
    benchmark: Any, centre: PlanningProblem, centre_plan: Plan
) -> None:
    explanations = benchmark(explain_all, centre, centre_plan)
    assert len(explanations) == len(centre.waiting_list)
