"""The table of clinical findings, for priority and risk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from mapigo.domain.clinical import (
    Clinical,
    CoronaryDisease,
    InterventionWeight,
    OperationUrgency,
    PulmonaryPressure,
    RenalFunction,
    ValveDisease,
)
from mapigo.domain.people import WaitingListEntry
from mapigo.domain.validation.limits import (
    HIGHEST_CCS_CLASS,
    HIGHEST_NYHA_CLASS,
    OLDEST_YEARS,
    YOUNGEST_YEARS,
)
from mapigo.formats.tables import (
    Cell,
    Choice,
    Column,
    Row,
    Table,
    Text,
    WholeNumber,
    YesNo,
)

__all__ = ["CLINICAL_TABLE", "clinical_by_patient", "clinical_rows"]


def _known(name: str, cell: Cell, meaning: str, example: str) -> Column:
    """Return a column in which an empty cell means that it is not known."""
    return Column(name, cell, meaning, example, None)


CLINICAL_TABLE = Table(
    "clinical",
    "Findings for the priority and the surgical risk of those who wait. An empty cell "
    "means that it is not known.",
    key=("patient",),
    optional=True,
    columns=(
        Column("patient", Text(), "id of the entry", "W1042", refers_to="waiting_list"),
        _known(
            "ccs_class",
            WholeNumber(0, HIGHEST_CCS_CLASS),
            "angina, class of the Canadian Cardiovascular Society; 0 is none",
            "3",
        ),
        _known(
            "nyha_class",
            WholeNumber(1, HIGHEST_NYHA_CLASS),
            "breathlessness, class of the New York Heart Association",
            "2",
        ),
        _known(
            "lvef_percent",
            WholeNumber(1, 100),
            "ejection fraction of the left ventricle",
            "45",
        ),
        _known(
            "coronary_disease",
            Choice(CoronaryDisease),
            "the coronary finding that weighs most",
            "left_main",
        ),
        _known(
            "valve_disease",
            Choice(ValveDisease),
            "the valve finding that weighs most",
            "severe_aortic_stenosis",
        ),
        _known(
            "age_years",
            WholeNumber(YOUNGEST_YEARS, OLDEST_YEARS),
            "age in completed years",
            "71",
        ),
        _known("female", YesNo(), "female sex", "yes"),
        _known(
            "renal_function",
            Choice(RenalFunction),
            "creatinine clearance: normal above 85 ml/min, moderate 50 to 85, severe "
            "below 50; dialysis whatever the clearance",
            "moderate",
        ),
        _known(
            "extracardiac_arteriopathy",
            YesNo(),
            "claudication, carotid stenosis above half, amputation for arterial "
            "disease, or an intervention on abdominal aorta, limb arteries or "
            "carotids, done or planned",
            "no",
        ),
        _known(
            "poor_mobility",
            YesNo(),
            "moves with great difficulty, for muscles, joints or nerves",
            "no",
        ),
        _known(
            "previous_cardiac_surgery",
            YesNo(),
            "an earlier operation that opened the pericardium",
            "no",
        ),
        _known(
            "chronic_lung_disease",
            YesNo(),
            "on bronchodilators or steroids for the lungs for long",
            "no",
        ),
        _known(
            "active_endocarditis",
            YesNo(),
            "on antibiotics for endocarditis at the time of surgery",
            "no",
        ),
        _known(
            "critical_preoperative_state",
            YesNo(),
            "ventricular arrhythmia or resuscitation, ventilation, inotropes, balloon "
            "pump or assist device, or acute renal failure before surgery",
            "no",
        ),
        _known("diabetes_on_insulin", YesNo(), "diabetes treated with insulin", "no"),
        _known(
            "recent_infarction",
            YesNo(),
            "myocardial infarction within 90 days",
            "no",
        ),
        _known(
            "pulmonary_pressure",
            Choice(PulmonaryPressure),
            "systolic pulmonary artery pressure: normal up to 30 mmHg, moderate 31 to "
            "55, severe above 55",
            "normal",
        ),
        _known(
            "urgency",
            Choice(OperationUrgency),
            "elective; urgent: not discharged without surgery; emergency: before the "
            "next working day; salvage: resuscitated on the way to theatre",
            "elective",
        ),
        _known(
            "intervention",
            Choice(InterventionWeight),
            "major heart procedures in the operation; empty for catheter procedures",
            "isolated_cabg",
        ),
        _known("thoracic_aorta", YesNo(), "surgery on the thoracic aorta", "no"),
    ),
)


def clinical_by_patient(rows: Iterable[Row]) -> dict[str, Clinical]:
    """Return the findings of each patient with a readable row."""
    return {
        row["patient"]: Clinical(
            **{name: value for name, value in row.values.items() if name != "patient"}
        )
        for row in rows
        if not row.is_faulty
    }


def clinical_rows(entries: Iterable[WaitingListEntry]) -> Iterator[dict[str, Any]]:
    """Yield a row for each entry with findings."""
    for entry in entries:
        if entry.clinical is not None:
            yield {"patient": entry.id, **asdict(entry.clinical)}
