"""A patient of whom everything is known, and nothing is wrong but the heart."""

from __future__ import annotations

from mapigo.domain import (
    Clinical,
    InterventionWeight,
    OperationUrgency,
    PulmonaryPressure,
    RenalFunction,
)

__all__ = ["HEALTHIEST"]

HEALTHIEST = Clinical(
    ccs_class=0,
    nyha_class=1,
    lvef_percent=60,
    age_years=58,
    female=False,
    renal_function=RenalFunction.NORMAL,
    extracardiac_arteriopathy=False,
    poor_mobility=False,
    previous_cardiac_surgery=False,
    chronic_lung_disease=False,
    active_endocarditis=False,
    critical_preoperative_state=False,
    diabetes_on_insulin=False,
    recent_infarction=False,
    pulmonary_pressure=PulmonaryPressure.NORMAL,
    urgency=OperationUrgency.ELECTIVE,
    intervention=InterventionWeight.ISOLATED_CABG,
    thoracic_aorta=False,
)
