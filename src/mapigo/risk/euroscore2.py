"""EuroSCORE II: the risk of death in hospital after major heart surgery in adults.

A logistic model of 18 risk factors from 22,381 patients of 2010 (Nashef and others, Eur
J Cardiothorac Surg 2012;41:734-745). With y the constant plus the coefficients of the
findings present, the risk is exp(y) / (1 + exp(y)).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from mapigo.domain import (
    Clinical,
    InterventionWeight,
    OperationUrgency,
    PulmonaryPressure,
    RenalFunction,
    VentricularFunction,
)

__all__ = ["EuroScore2", "euroscore2_of"]

CONSTANT = -5.324537
PER_YEAR = 0.0285181
"""Times 1 up to 60 years of age, 2 at 61, 3 at 62 and so on."""
LAST_AGE_AT_ONE_YEAR = 60
CCS_4 = 0.2226147

IF_PRESENT = {
    "female": 0.2196434,
    "extracardiac_arteriopathy": 0.5360268,
    "poor_mobility": 0.2407181,
    "previous_cardiac_surgery": 1.118599,
    "chronic_lung_disease": 0.1886564,
    "active_endocarditis": 0.6194522,
    "critical_preoperative_state": 1.086517,
    "diabetes_on_insulin": 0.3542749,
    "recent_infarction": 0.1528943,
    "thoracic_aorta": 0.6527205,
}
BY_NYHA_CLASS = {1: 0.0, 2: 0.1070545, 3: 0.2958358, 4: 0.5597929}
BY_RENAL_FUNCTION = {
    RenalFunction.NORMAL: 0.0,
    RenalFunction.MODERATE: 0.303553,
    RenalFunction.SEVERE: 0.8592256,
    RenalFunction.DIALYSIS: 0.6421508,
}
BY_VENTRICULAR_FUNCTION = {
    VentricularFunction.GOOD: 0.0,
    VentricularFunction.MODERATE: 0.3150652,
    VentricularFunction.POOR: 0.8084096,
    VentricularFunction.VERY_POOR: 0.9346919,
}
BY_PULMONARY_PRESSURE = {
    PulmonaryPressure.NORMAL: 0.0,
    PulmonaryPressure.MODERATE: 0.1788899,
    PulmonaryPressure.SEVERE: 0.3491475,
}
BY_URGENCY = {
    OperationUrgency.ELECTIVE: 0.0,
    OperationUrgency.URGENT: 0.3174673,
    OperationUrgency.EMERGENCY: 0.7039121,
    OperationUrgency.SALVAGE: 1.362947,
}
BY_INTERVENTION = {
    InterventionWeight.ISOLATED_CABG: 0.0,
    InterventionWeight.SINGLE_NON_CABG: 0.0062118,
    InterventionWeight.TWO_PROCEDURES: 0.5521478,
    InterventionWeight.THREE_PROCEDURES: 0.9724533,
}

INPUTS = (
    "age_years",
    *IF_PRESENT,
    "ccs_class",
    "nyha_class",
    "lvef_percent",
    "renal_function",
    "pulmonary_pressure",
    "urgency",
    "intervention",
)


@dataclass(frozen=True, slots=True)
class EuroScore2:
    """The risk in percent, or ``None`` and the inputs that are missing."""

    percent: float | None
    missing: tuple[str, ...] = ()


def euroscore2_of(clinical: Clinical | None) -> EuroScore2:
    """Return the predicted risk of death in hospital after heart surgery.

    Parameters
    ----------
    clinical
        Findings of the patient. All of the model's inputs must be there: an input that
        is missing is named and not guessed.

    Examples
    --------
    >>> euroscore2_of(None).percent is None
    True
    """
    known = clinical or Clinical()
    missing = tuple(name for name in INPUTS if getattr(known, name) is None)
    if missing:
        return EuroScore2(None, missing)
    odds = math.exp(CONSTANT + math.fsum(_terms(known)))
    return EuroScore2(100 * odds / (1 + odds))


def _terms(known: Clinical) -> Iterator[float]:
    """Yield the coefficient of each finding, 0 for the ordinary one."""
    if known.age_years is not None:
        yield PER_YEAR * max(1, known.age_years - LAST_AGE_AT_ONE_YEAR + 1)
    if known.ccs_class == 4:
        yield CCS_4
    for name, coefficient in IF_PRESENT.items():
        if getattr(known, name):
            yield coefficient
    if known.nyha_class is not None:
        yield BY_NYHA_CLASS[known.nyha_class]
    if known.ventricular_function is not None:
        yield BY_VENTRICULAR_FUNCTION[known.ventricular_function]
    if known.renal_function is not None:
        yield BY_RENAL_FUNCTION[known.renal_function]
    if known.pulmonary_pressure is not None:
        yield BY_PULMONARY_PRESSURE[known.pulmonary_pressure]
    if known.urgency is not None:
        yield BY_URGENCY[known.urgency]
    if known.intervention is not None:
        yield BY_INTERVENTION[known.intervention]
