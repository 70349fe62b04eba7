"""Past cases from tables like those of the eICU demo, made up here."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from bench.calibration.eicu_stays import write_stays

from mapigo.domain import PastStay
from mapigo.formats import read_past_cases

pytestmark = pytest.mark.unit

OPERATIVE = "admission diagnosis|All Diagnosis|Operative|Diagnosis|Cardiovascular|"
CABG = "CABG alone, coronary artery bypass grafting"
UNIT_STAY = {
    "patientunitstayid": "1",
    "patienthealthsystemstayid": "11",
    "hospitalid": "7",
    "unitstaytype": "admit",
    "unitdischargeoffset": "2160",
    "hospitaldischargeoffset": "7920",
    "unitdischargelocation": "Floor",
}


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def cases(tmp_path: Path, *changes: dict[str, str], diagnosis: str = OPERATIVE + CABG):
    stays = [UNIT_STAY | change for change in changes]
    write(tmp_path / "patient.csv.gz", stays)
    write(
        tmp_path / "admissiondx.csv.gz",
        [
            {
                "patientunitstayid": stay["patientunitstayid"],
                "admitdxpath": diagnosis,
            }
            for stay in stays
        ],
    )
    out = tmp_path / "stays.csv"
    write_stays(tmp_path, out)
    return read_past_cases(out, ("icu", "ward")).cases


def test_minutes_become_days_in_the_icu_and_after_it(tmp_path: Path) -> None:
    (case,) = cases(tmp_path, {})
    assert (case.id, case.procedure) == ("7-11", "CABG")
    assert case.stays == (PastStay("icu", 1.5, 0.1), PastStay("ward", 4.0, 1.0))


def test_who_dies_or_goes_home_from_the_unit_has_no_ward_days(tmp_path: Path) -> None:
    found = cases(
        tmp_path,
        {"unitdischargelocation": "Death"},
        {
            "patientunitstayid": "2",
            "patienthealthsystemstayid": "12",
            "unitdischargelocation": "Home",
        },
    )
    assert [[stay.place for stay in case.stays] for case in found] == [["icu"]] * 2


def test_only_first_stays_after_an_operation_count(tmp_path: Path) -> None:
    again = {"patientunitstayid": "2", "unitstaytype": "readmit"}
    assert len(cases(tmp_path, {}, again)) == 1


def test_what_a_name_adds_in_brackets_is_cut(tmp_path: Path) -> None:
    (case,) = cases(tmp_path, {}, diagnosis=OPERATIVE + "Graft, other (except renal)")
    assert case.procedure == "Graft, other"
