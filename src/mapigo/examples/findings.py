"""Clinical findings of those who wait for heart surgery or TAVI: made up, plausible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from mapigo.domain import (
    Clinical,
    CoronaryDisease,
    InterventionWeight,
    OperationUrgency,
    PulmonaryPressure,
    RenalFunction,
    ValveDisease,
)
from mapigo.examples.casemix import Procedure
from mapigo.examples.demographics import FEMALE
from mapigo.examples.priorities import Urgency
from mapigo.examples.tables import rows

__all__ = ["draw_findings"]

MOST_URGENT = "P1"
AGES = {"18-49": (35, 49), "50-64": (50, 64), "65-79": (65, 79), "80+": (80, 89)}
"""First and last age of each age group, the outer ones as they are usual here."""

_MEANING: dict[str, Callable[[str], object]] = {
    "nyha_class": int,
    "ccs_class": int,
    "lvef_percent": int,
    "coronary_disease": CoronaryDisease,
    "valve_disease": ValveDisease,
    "renal_function": RenalFunction,
    "pulmonary_pressure": PulmonaryPressure,
    "intervention": InterventionWeight,
}


def draw_findings(
    procedures: Sequence[Procedure],
    urgencies: Sequence[Urgency],
    people: Sequence[tuple[str, str]],
    stream: np.random.Generator,
) -> list[Clinical | None]:
    """Return the findings of each patient, ``None`` where there are none."""
    findings = list(dict.fromkeys(row["finding"] for row in rows("findings")))
    levels = stream.random((len(procedures), len(findings) + 1))
    return [
        _clinical(procedure.findings, urgency, person, findings, own_levels)
        if procedure.findings
        else None
        for procedure, urgency, person, own_levels in zip(
            procedures, urgencies, people, levels.tolist(), strict=True
        )
    ]


def _clinical(
    group: str,
    urgency: Urgency,
    person: tuple[str, str],
    findings: Sequence[str],
    levels: Sequence[float],
) -> Clinical:
    age_level, *finding_levels = levels
    sex, age_group = person
    youngest, oldest = AGES[age_group]
    is_urgent = urgency.priority == MOST_URGENT
    drawn: dict[str, Any] = {
        finding: _value(finding, group, level)
        for finding, level in zip(findings, finding_levels, strict=True)
    }
    return Clinical(
        **drawn,
        age_years=youngest + int(age_level * (oldest - youngest + 1)),
        female=sex == FEMALE,
        urgency=OperationUrgency.URGENT if is_urgent else OperationUrgency.ELECTIVE,
    )


def _value(finding: str, group: str, level: float) -> object:
    """Return the value at a level between 0 and 1, ``None`` where none has a share."""
    values, bounds = _cumulated(finding, group)
    if not bounds[-1]:
        return None
    return values[int(np.searchsorted(bounds[:-1], level, side="right"))]


@cache
def _cumulated(
    finding: str, group: str
) -> tuple[tuple[object, ...], tuple[float, ...]]:
    """Return the values of a finding that occur, with their cumulated shares."""
    found = [row for row in rows("findings") if row["finding"] == finding]
    usual = [row for row in found if float(row[group])] or found[:1]
    meaning = _MEANING.get(finding, "yes".__eq__)
    bounds = np.cumsum([float(row[group]) for row in usual])
    return (
        tuple(meaning(row["value"]) for row in usual),
        tuple(float(bound) for bound in bounds),
    )
