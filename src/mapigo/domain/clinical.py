"""What a clinician knows of a waiting patient, as far as priority and risk need it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Clinical",
    "CoronaryDisease",
    "InterventionWeight",
    "OperationUrgency",
    "PulmonaryPressure",
    "RenalFunction",
    "ValveDisease",
    "VentricularFunction",
]


class CoronaryDisease(StrEnum):
    """The coronary finding that weighs most, the mildest first."""

    NONE = "none"
    ONE_VESSEL = "one_vessel"
    TWO_VESSEL = "two_vessel"
    PROXIMAL_LAD = "proximal_lad"
    THREE_VESSEL = "three_vessel"
    LEFT_MAIN = "left_main"


class ValveDisease(StrEnum):
    """The valve finding that weighs most, the mildest first."""

    NONE = "none"
    OTHER_SEVERE = "other_severe"
    SEVERE_AORTIC_STENOSIS = "severe_aortic_stenosis"


class VentricularFunction(StrEnum):
    """Left ventricular ejection fraction in classes (percent), the best first."""

    GOOD = "above_50"
    MODERATE = "31_to_50"
    POOR = "21_to_30"
    VERY_POOR = "up_to_20"


class RenalFunction(StrEnum):
    """Creatinine clearance in ml/min: above 85, 50 to 85, below 50; or dialysis."""

    NORMAL = "normal"
    MODERATE = "moderate"
    SEVERE = "severe"
    DIALYSIS = "dialysis"


class PulmonaryPressure(StrEnum):
    """Systolic pulmonary artery pressure in mmHg: up to 30, 31 to 55, above 55."""

    NORMAL = "normal"
    MODERATE = "moderate"
    SEVERE = "severe"


class OperationUrgency(StrEnum):
    """Urgency as EuroSCORE II defines it."""

    ELECTIVE = "elective"
    URGENT = "urgent"
    EMERGENCY = "emergency"
    SALVAGE = "salvage"


class InterventionWeight(StrEnum):
    """Major procedures on the heart in the operation."""

    ISOLATED_CABG = "isolated_cabg"
    SINGLE_NON_CABG = "single_non_cabg"
    TWO_PROCEDURES = "two_procedures"
    THREE_PROCEDURES = "three_procedures"


@dataclass(frozen=True, slots=True)
class Clinical:
    """Findings of one patient; ``None`` is not known, which is never taken for no.

    ``ccs_class`` is angina (0 to 4), ``nyha_class`` breathlessness (1 to 4).
    ``intervention`` is left open for procedures that are no heart surgery. All that
    follows ``valve_disease`` is for EuroSCORE II alone.
    """

    ccs_class: int | None = None
    nyha_class: int | None = None
    lvef_percent: int | None = None
    coronary_disease: CoronaryDisease | None = None
    valve_disease: ValveDisease | None = None
    age_years: int | None = None
    female: bool | None = None
    renal_function: RenalFunction | None = None
    extracardiac_arteriopathy: bool | None = None
    poor_mobility: bool | None = None
    previous_cardiac_surgery: bool | None = None
    chronic_lung_disease: bool | None = None
    active_endocarditis: bool | None = None
    critical_preoperative_state: bool | None = None
    diabetes_on_insulin: bool | None = None
    recent_infarction: bool | None = None
    pulmonary_pressure: PulmonaryPressure | None = None
    urgency: OperationUrgency | None = None
    intervention: InterventionWeight | None = None
    thoracic_aorta: bool | None = None

    @property
    def ventricular_function(self) -> VentricularFunction | None:
        """The class of the ejection fraction, with the bounds of EuroSCORE II."""
        if self.lvef_percent is None:
            return None
        if self.lvef_percent > 50:
            return VentricularFunction.GOOD
        if self.lvef_percent > 30:
            return VentricularFunction.MODERATE
        if self.lvef_percent > 20:
            return VentricularFunction.POOR
        return VentricularFunction.VERY_POOR
