"""A score seen by patient, and by resource and day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from mapigo.domain.rules import RULES
from mapigo.scoring.score import Charge, Score

__all__ = [
    "cost_by_patient",
    "cost_by_resource_and_day",
    "cost_of",
    "violations_by_patient",
    "violations_by_resource_and_day",
]


def cost_of(score: Score, charge: Charge) -> int:
    """Return what a charge costs: amount times weight, 0 for a hard rule."""
    return charge.amount * score.rule(charge.rule).weight


def cost_by_patient(score: Score) -> dict[str, int]:
    """Return the cost of the charges that name one patient or occupant alone.

    Costs that several share (a room, a theatre, a nurse) are left out: what a plan
    would cost less without a patient is answered by ``mapigo.explain``.
    """
    totals: Counter[str] = Counter()
    for charge in _soft(score):
        if len(charge.patients) == 1:
            totals[charge.patients[0]] += cost_of(score, charge)
    return dict(totals)


def violations_by_patient(score: Score) -> dict[str, tuple[Charge, ...]]:
    """Return the violations that name each patient or occupant, alone or shared."""
    found: defaultdict[str, list[Charge]] = defaultdict(list)
    for charge in _hard(score):
        for patient_id in dict.fromkeys(charge.patients):
            found[patient_id].append(charge)
    return {patient_id: tuple(charges) for patient_id, charges in found.items()}


def cost_by_resource_and_day(score: Score) -> dict[tuple[str, int], int]:
    """Return the cost charged at each resource (``room R1`` …) on each day."""
    totals: Counter[tuple[str, int]] = Counter()
    for charge in _soft(score):
        if charge.resource and charge.day is not None:
            totals[charge.resource, charge.day] += cost_of(score, charge)
    return dict(totals)


def violations_by_resource_and_day(
    score: Score,
) -> dict[tuple[str, int], tuple[Charge, ...]]:
    """Return the violations charged at each resource on each day."""
    found: defaultdict[tuple[str, int], list[Charge]] = defaultdict(list)
    for charge in _hard(score):
        if charge.resource and charge.day is not None:
            found[charge.resource, charge.day].append(charge)
    return {place: tuple(charges) for place, charges in found.items()}


def _soft(score: Score) -> Iterable[Charge]:
    return (charge for charge in score.charges if not RULES[charge.rule].is_hard)


def _hard(score: Score) -> Iterable[Charge]:
    return (charge for charge in score.charges if RULES[charge.rule].is_hard)
