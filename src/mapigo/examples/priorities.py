"""Urgency: priority classes, their treat-by targets, and how long patients waited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from mapigo.examples.casemix import Procedure
from mapigo.examples.figures import value
from mapigo.examples.tables import Row, rows

__all__ = ["Urgency", "draw_urgencies", "draw_waits", "urgencies"]


@dataclass(frozen=True, slots=True)
class Urgency:
    """A priority class of one group of procedures.

    ``target_days`` count from the decision to admit; nobody on the list has waited
    longer than ``longest_wait_days``.
    """

    priority: str
    score: int
    share: float
    target_days: int
    longest_wait_days: float


@cache
def urgencies(target_group: str) -> tuple[Urgency, ...]:
    """Return the priority classes of a group of procedures, the most urgent first."""
    return tuple(
        _urgency(row)
        for row in rows("priorities")
        if row["target_group"] == target_group
    )


def _urgency(row: Row) -> Urgency:
    target_days = int(value(row["target"]))
    usual_longest = value("longest_wait_factor") * target_days
    return Urgency(
        priority=row["priority"],
        score=int(value(f"priority_score_{row['priority']}")),
        share=float(row["share"]),
        target_days=target_days,
        longest_wait_days=(
            value(row["longest_wait"]) if row["longest_wait"] else usual_longest
        ),
    )


def draw_urgencies(
    procedures: Sequence[Procedure], stream: np.random.Generator
) -> list[Urgency]:
    """Return the urgency of each patient."""
    drawn = []
    for procedure, level in zip(
        procedures, stream.random(len(procedures)), strict=True
    ):
        classes = urgencies(procedure.target_group)
        bounds = np.cumsum([urgency.share for urgency in classes[:-1]])
        drawn.append(classes[int(np.searchsorted(bounds, level, side="right"))])
    return drawn


def draw_waits(
    urgencies_of_patients: Sequence[Urgency], stream: np.random.Generator
) -> list[tuple[int, int]]:
    """Return each patient's days since referral and since the decision to admit."""
    longest_to_decision = value("treeknorm_outpatient")
    since_decision, to_decision = stream.random((2, len(urgencies_of_patients)))
    waits = []
    for index, urgency in enumerate(urgencies_of_patients):
        waited = int(since_decision[index] * urgency.longest_wait_days)
        referred = waited + 1 + int(to_decision[index] * longest_to_decision)
        waits.append((referred, waited))
    return waits
