"""H12, pins hold.

Counts 1 for each pinned decision (admission day, theatre, room or surgeon of a patient)
that the booking contradicts; where the patient is not admitted, each pinned decision
counts. Pins are those of the plan and of the published plan; a decision pinned alike
in both counts once.

Example: a patient pinned to day 4 and theatre OR1, booked on day 5 in OR1, counts 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.score import Charge

__all__ = ["charges"]


def charges(
    problem: PlanningProblem,
    plan: Plan,
    occupancy: Occupancy,
    published: Plan | None,
) -> Iterator[Charge]:
    """Yield a charge for each patient with pinned decisions that do not hold."""
    booking_of = plan.booking_of()
    for patient, decisions in _pinned_decisions(plan, published).items():
        booking = booking_of.get(patient)
        amount = sum(
            booking is None or getattr(booking, name) != value
            for name, value in decisions
        )
        if amount:
            day = booking.admission_day if booking else None
            yield Charge("H12", amount, (patient,), day=day)


def _pinned_decisions(
    plan: Plan, published: Plan | None
) -> dict[str, set[tuple[str, int | str]]]:
    pins = plan.pins if published is None else (*plan.pins, *published.pins)
    decisions: dict[str, set[tuple[str, int | str]]] = {}
    for pin in pins:
        decisions.setdefault(pin.patient, set()).update(pin.decisions().items())
    return decisions
