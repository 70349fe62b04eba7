"""Turn the eICU demo tables into a table of past cases for ``mapigo calibrate``.

    python bench/calibration/eicu_stays.py FOLDER OUT.csv

FOLDER holds ``patient.csv.gz`` and ``admissiondx.csv.gz`` of the eICU Collaborative
Research Database Demo 2.0 (PhysioNet, Open Database License 1.0), which is not part of
this repository. What is taken from it, and what that means, stands in
docs/explanation/calibration.md.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OPERATIVE = "admission diagnosis|All Diagnosis|Operative|Diagnosis|Cardiovascular|"
ANY = "admission diagnosis|All Diagnosis|"
MINUTES_PER_DAY = 1440
NAMES = {
    "Ablation or mapping of cardiac conduction pathway": "AF ablation",
    "Aneurysm, abdominal aortic": "Open aortic aneurysm",
    "Aortic valve replacement (isolated)": "AVR",
    "CABG alone, coronary artery bypass grafting": "CABG",
    "CABG with aortic valve replacement": "AVR + CABG",
    "Defibrillator, automatic implantable cardiac; insertion of": "ICD or CRT",
    "Endarterectomy, carotid": "Carotid endarterectomy",
    "Graft, femoral-popliteal bypass": "Infrainguinal bypass",
    "Mitral valve replacement": "Mitral valve surgery",
}
"""Diagnoses that are a procedure of the example; others keep their name."""
STAYS_ON = {
    "Acute Care/Floor",
    "Floor",
    "Other Internal",
    "Step-Down Unit (SDU)",
    "Telemetry",
}
"""Where a patient goes who stays in the hospital, on a ward."""


@dataclass(frozen=True)
class UnitStay:
    """A first stay in intensive care; ``ward_days`` are those in hospital after it."""

    case: str
    hospital: str
    diagnosis: str
    is_heart_or_vascular_operation: bool
    icu_days: float
    ward_days: float | None


def unit_stays(folder: Path) -> Iterator[UnitStay]:
    """Yield the first unit stay of each hospital stay that has a diagnosis."""
    paths = {
        row["patientunitstayid"]: row["admitdxpath"]
        for row in _rows(folder / "admissiondx.csv.gz")
        if row["admitdxpath"].startswith(ANY)
    }
    for row in _rows(folder / "patient.csv.gz"):
        path = paths.get(row["patientunitstayid"])
        if path is not None and row["unitstaytype"] == "admit":
            yield _unit_stay(row, path)


def _unit_stay(row: dict[str, str], path: str) -> UnitStay:
    unit_minutes = int(row["unitdischargeoffset"])
    rest_minutes = int(row["hospitaldischargeoffset"]) - unit_minutes
    stays_on = row["unitdischargelocation"] in STAYS_ON and rest_minutes > 0
    return UnitStay(
        case=f"{row['hospitalid']}-{row['patienthealthsystemstayid']}",
        hospital=row["hospitalid"],
        diagnosis=path.removeprefix(OPERATIVE).removeprefix(ANY),
        is_heart_or_vascular_operation=path.startswith(OPERATIVE),
        icu_days=unit_minutes / MINUTES_PER_DAY,
        ward_days=rest_minutes / MINUTES_PER_DAY if stays_on else None,
    )


def procedure_of(stay: UnitStay) -> str:
    """Return the procedure of an operation; what a name adds in brackets is cut."""
    short = stay.diagnosis.partition("(")[0].strip()
    return NAMES.get(stay.diagnosis, short)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write_stays(folder: Path, out: Path) -> int:
    """Write the heart and vascular operations as past cases; return how many."""
    chosen = [one for one in unit_stays(folder) if one.is_heart_or_vascular_operation]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["case", "procedure", "place", "length"])
        for one in chosen:
            procedure = procedure_of(one)
            writer.writerow([one.case, procedure, "icu", f"{one.icu_days:.3f}"])
            if one.ward_days is not None:
                writer.writerow([one.case, procedure, "ward", f"{one.ward_days:.3f}"])
    return len(chosen)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python bench/calibration/eicu_stays.py FOLDER OUT.csv")
    n_cases = write_stays(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"Wrote {n_cases} cases to {sys.argv[2]}.")
