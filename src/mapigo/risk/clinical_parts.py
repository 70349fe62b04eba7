"""The parts of a priority that come from clinical findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from mapigo.domain import Clinical, PriorityPoints
from mapigo.domain.clinical import CoronaryDisease, ValveDisease
from mapigo.risk.priority_part import NOT_KNOWN, PriorityPart

__all__ = ["clinical_parts"]

_ROMAN = ("0", "I", "II", "III", "IV")

# Two tables: members of two enumerations that are written alike would be one key.
_CORONARY: dict[StrEnum, str] = {
    CoronaryDisease.NONE: "no coronary disease",
    CoronaryDisease.ONE_VESSEL: "one-vessel disease",
    CoronaryDisease.TWO_VESSEL: "two-vessel disease",
    CoronaryDisease.PROXIMAL_LAD: "proximal LAD stenosis",
    CoronaryDisease.THREE_VESSEL: "three-vessel disease",
    CoronaryDisease.LEFT_MAIN: "left main stenosis",
}
_VALVE: dict[StrEnum, str] = {
    ValveDisease.NONE: "no severe valve disease",
    ValveDisease.OTHER_SEVERE: "severe valve disease",
    ValveDisease.SEVERE_AORTIC_STENOSIS: "severe aortic stenosis",
}


def clinical_parts(
    clinical: Clinical, points: PriorityPoints
) -> Iterator[PriorityPart]:
    """Yield symptoms, ejection fraction, coronary arteries, valve, known or not."""
    yield _symptoms(clinical, points)
    yield _ejection_fraction(clinical, points)
    yield _anatomy("coronary", clinical.coronary_disease, _CORONARY, points.coronary)
    yield _anatomy("valve", clinical.valve_disease, _VALVE, points.valve)


def _symptoms(clinical: Clinical, points: PriorityPoints) -> PriorityPart:
    """Return angina or breathlessness, whichever weighs more: never both."""
    known: list[PriorityPart] = []
    for scale, number, table in (
        ("CCS", clinical.ccs_class, points.ccs),
        ("NYHA", clinical.nyha_class, points.nyha),
    ):
        if number is not None:
            finding = f"{scale} {_ROMAN[number]}"
            known.append(PriorityPart("symptoms", finding, table[str(number)]))
    unknown = PriorityPart("symptoms", NOT_KNOWN, 0)
    return max(known, key=lambda part: part.points, default=unknown)


def _ejection_fraction(clinical: Clinical, points: PriorityPoints) -> PriorityPart:
    function = clinical.ventricular_function
    if function is None:
        return PriorityPart("LVEF", NOT_KNOWN, 0)
    finding = f"{clinical.lvef_percent} %"
    return PriorityPart("LVEF", finding, points.lvef[function])


def _anatomy(
    name: str,
    disease: StrEnum | None,
    words: Mapping[StrEnum, str],
    points: Mapping[str, int],
) -> PriorityPart:
    if disease is None:
        return PriorityPart(name, NOT_KNOWN, 0)
    return PriorityPart(name, words[disease], points[disease])
