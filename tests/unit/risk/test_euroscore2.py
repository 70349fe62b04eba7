"""EuroSCORE II against risks worked out by others, and its coefficients."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest
from tests.reference.clinical_findings import HEALTHIEST

from mapigo.domain import (
    Clinical,
    InterventionWeight,
    OperationUrgency,
    PulmonaryPressure,
    RenalFunction,
)
from mapigo.risk import euroscore2_of
from mapigo.risk.euroscore2 import INPUTS

pytestmark = pytest.mark.unit

# Five made-up patients with their linear predictor and risk as worked out, factor by
# factor, in a public repository's specification of another EuroSCORE II program.
WORKED = {
    "least risk": ({}, -5.2960, 0.4986),
    "usual bypass": (
        {
            "age_years": 70,
            "nyha_class": 2,
            "lvef_percent": 45,
            "renal_function": RenalFunction.MODERATE,
        },
        -4.2852,
        1.359,
    ),
    "bypass and valve": (
        {
            "age_years": 78,
            "female": True,
            "nyha_class": 3,
            "lvef_percent": 40,
            "renal_function": RenalFunction.MODERATE,
            "intervention": InterventionWeight.TWO_PROCEDURES,
            "diabetes_on_insulin": True,
        },
        -2.7422,
        6.05,
    ),
    "second operation": (
        {
            "age_years": 75,
            "nyha_class": 3,
            "lvef_percent": 25,
            "renal_function": RenalFunction.SEVERE,
            "previous_cardiac_surgery": True,
            "extracardiac_arteriopathy": True,
            "urgency": OperationUrgency.URGENT,
            "intervention": InterventionWeight.TWO_PROCEDURES,
        },
        -0.3805,
        40.60,
    ),
    "salvage": (
        {
            "age_years": 76,
            "nyha_class": 4,
            "lvef_percent": 18,
            "renal_function": RenalFunction.DIALYSIS,
            "previous_cardiac_surgery": True,
            "active_endocarditis": True,
            "critical_preoperative_state": True,
            "diabetes_on_insulin": True,
            "recent_infarction": True,
            "urgency": OperationUrgency.SALVAGE,
            "intervention": InterventionWeight.THREE_PROCEDURES,
            "thoracic_aorta": True,
        },
        3.6168,
        97.38,
    ),
}


def percent(**changes: object) -> float:
    risk = euroscore2_of(replace(HEALTHIEST, **changes))
    assert risk.percent is not None
    return risk.percent


def linear_predictor(risk_percent: float) -> float:
    return math.log(risk_percent / (100 - risk_percent))


@pytest.mark.parametrize("name", WORKED)
def test_the_risk_is_the_one_worked_out_by_others(name: str) -> None:
    changes, predictor, risk_percent = WORKED[name]
    found = percent(**changes)
    assert linear_predictor(found) == pytest.approx(predictor, abs=6e-5)
    assert found == pytest.approx(risk_percent, abs=0.01)


def test_a_sum_of_coefficients_worked_out_by_hand_elsewhere() -> None:
    # From the tests of a third program: 12 x 0.0285181 for 71 years, and the seven
    # findings below.
    found = percent(
        age_years=71,
        female=True,
        renal_function=RenalFunction.MODERATE,
        poor_mobility=True,
        chronic_lung_disease=True,
        diabetes_on_insulin=True,
        nyha_class=3,
        lvef_percent=50,
    )
    assert linear_predictor(found) + 5.324537 == pytest.approx(2.2599640, abs=1e-7)


@pytest.mark.parametrize(
    ("changes", "coefficient"),
    [
        ({"ccs_class": 4}, 0.2226147),
        ({"ccs_class": 3}, 0.0),
        ({"pulmonary_pressure": PulmonaryPressure.MODERATE}, 0.1788899),
        ({"pulmonary_pressure": PulmonaryPressure.SEVERE}, 0.3491475),
        ({"urgency": OperationUrgency.EMERGENCY}, 0.7039121),
        ({"intervention": InterventionWeight.SINGLE_NON_CABG}, 0.0062118),
        ({"age_years": 18}, 0.0),
        ({"age_years": 60}, 0.0),
        ({"age_years": 61}, 0.0285181),
    ],
)
def test_what_a_single_finding_adds(
    changes: dict[str, object], coefficient: float
) -> None:
    added = linear_predictor(percent(**changes)) - linear_predictor(percent())
    assert added == pytest.approx(coefficient, abs=1e-9)


@pytest.mark.parametrize("name", INPUTS)
def test_a_missing_input_is_named_and_not_guessed(name: str) -> None:
    risk = euroscore2_of(replace(HEALTHIEST, **{name: None}))
    assert (risk.percent, risk.missing) == (None, (name,))


def test_without_findings_every_input_is_missing() -> None:
    risk = euroscore2_of(None)
    assert risk.percent is None
    assert set(risk.missing) == {
        field.name
        for field in fields(Clinical)
        if field.name not in ("coronary_disease", "valve_disease")
    }
