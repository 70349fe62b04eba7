"""A table of past cases: what is read from it, and every fault at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mapigo.domain import PastCase, PastStay
from mapigo.errors import InputError
from mapigo.formats import PastRecords, read_past_cases

pytestmark = pytest.mark.unit

PLACES = ("operation", "icu", "step_down", "ward")
MINUTE = 1 / 1440
TIMES = "case,procedure,place,from,until,ended\n"
LENGTHS = "case,procedure,place,length,ended,date\n"


def read(tmp_path: Path, text: str) -> PastRecords:
    path = tmp_path / "records.csv"
    path.write_text(text, encoding="utf-8")
    return read_past_cases(path, PLACES)


def only_case(tmp_path: Path, text: str) -> PastCase:
    (case,) = read(tmp_path, text).cases
    return case


def faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    return [str(fault) for fault in caught.value.faults]


def test_lengths_are_rounded_to_the_finest_decimal_of_their_place(tmp_path: Path):
    case = only_case(
        tmp_path,
        LENGTHS
        + "C1,CABG,operation,245,,2026-03-02\nC1,CABG,icu,1.25,no,\n"
        + "C1,CABG,step_down,2.0,,\nC1,CABG,ward,4.5,yes,\n",
    )
    assert case.day == date(2026, 3, 2)
    assert case.stays == (
        PastStay("operation", 245, 1.0),
        PastStay("icu", 1.25, 0.01, is_over=False),
        PastStay("step_down", 2.0, 1.0),
        PastStay("ward", 4.5, 0.1),
    )


def test_times_give_days_and_minutes_to_the_minute(tmp_path: Path):
    case = only_case(
        tmp_path,
        TIMES
        + "C1,AVR,operation,2026-03-02 08:10,2026-03-02T12:40,\n"
        + "C1,AVR,icu,2026-03-02 12:40,2026-03-04 12:40,\n",
    )
    assert case.day == date(2026, 3, 2)
    assert case.stays == (
        PastStay("operation", 270, 1.0),
        PastStay("icu", 2, pytest.approx(MINUTE)),
    )


def test_dates_without_times_give_whole_days(tmp_path: Path):
    case = only_case(tmp_path, TIMES + "C1,AVR,icu,2026-03-02,2026-03-05,no\n")
    assert case.stays == (PastStay("icu", 3, 1.0, is_over=False),)


def test_only_the_time_after_the_operation_counts(tmp_path: Path):
    records = read(
        tmp_path,
        TIMES
        + "C1,AVR,ward,2026-03-01 10:00,2026-03-02 08:00,\n"
        + "C1,AVR,operation,2026-03-02 08:00,2026-03-02 12:00,\n"
        + "C1,AVR,icu,2026-03-02 12:00,2026-03-03 12:00,\n"
        # This one kept the bed on the ward through the procedure.
        + "C2,Ablation,ward,2026-03-02 07:00,2026-03-03 12:00,\n"
        + "C2,Ablation,operation,2026-03-02 12:00,2026-03-02 14:00,\n",
    )
    assert records.n_stays_before == 1
    avr, ablation = records.cases
    assert [stay.place for stay in avr.stays] == ["operation", "icu"]
    assert [(stay.place, stay.length) for stay in ablation.stays] == [
        ("ward", 1.0),
        ("operation", 120.0),
    ]


def test_a_procedure_has_one_spelling(tmp_path: Path):
    records = read(
        tmp_path, LENGTHS + "1,AVR + CABG,icu,2,,\n2,avr_cabg,icu,3,,\n3,AVR,icu,1,,\n"
    )
    assert [case.procedure for case in records.cases] == [
        *("AVR + CABG", "AVR + CABG", "AVR")
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["1,CABG,icu,-2,,"], "line 2, column length: expected a number from 0 to"),
        (["1,CABG,icu,,,"], "line 2, column length: the cell is empty: give a length,"),
        (["1,CABG,icu,two,,"], "line 2, column length: expected a number, came 'two'"),
        (["1,CABG,icu,nan,,"], "line 2, column length: expected a number, came 'nan'"),
        (['1,CABG,icu,"1,5",,'], "write the decimals after a point"),
        (["1,CABG,icu,400,,"], "expected at most 366 days: a year, came 400"),
        (["1,CABG,operation,2000,,"], "expected at most 1440 minutes: a day"),
        (["1,CABG,operation,0,,"], "an operation of 0 minutes: correct it, or leave"),
        (["1,CABG,ccu,2,,"], "'ccu' is not a place here: use one of icu, operation,"),
        (["1,,icu,2,,"], "line 2, column procedure: the cell is empty"),
        ([f"{'x' * 101},CABG,icu,2,,"], "expected at most 100 letters, came 101"),
        (["1,CABG,icu,2,maybe,"], "column ended: expected yes or no, came 'maybe'"),
        (["1,CABG,icu,2,,1.3.26"], "column date: expected a date such as"),
        (
            ["1,CABG,icu,2,,", "1,AVR,ward,3,,"],
            "line 3: case 1 has the procedure 'AVR' here and 'CABG' in line 2: name",
        ),
        (
            ["1,CABG,icu,2,,", "1,CABG,icu,2,,"],
            "line 3: the row repeats line 2: keep one",
        ),
        ([], "the table has headings and no rows"),
    ],
)
def test_a_fault_of_lengths_is_one_sentence(tmp_path: Path, rows, said: str):
    (fault,) = faults(tmp_path, LENGTHS + "\n".join(rows))
    assert said in fault
    assert fault.startswith("records.csv")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["1,CABG,icu,2026-03-04 08:00,2026-03-02 08:00,"],
            "column until: 2026-03-02 08:00 is before it began (2026-03-04 08:00)",
        ),
        (["1,CABG,icu,2026-03-04,,"], "of a stay that has not ended, give the time"),
        (["1,CABG,icu,,2026-03-04,"], "column from: the cell is empty: say when"),
        (["1,CABG,icu,4 March,2026-03-04,"], "such as 2026-03-02 14:30, without a"),
        (["1,CABG,icu,2026-02-30,2026-03-04,"], "came '2026-02-30'"),
        (["1,CABG,icu,2026-03-02T10:00Z,2026-03-04,"], "without a time zone"),
        (
            ["1,CABG,icu,2026-03-02,2026-03-05,", "1,CABG,icu,2026-03-04,2026-03-06,"],
            "line 3: the case is in icu already, by line 2: correct the times of one.",
        ),
    ],
)
def test_a_fault_of_times_is_one_sentence(tmp_path: Path, rows, said: str):
    (fault,) = faults(tmp_path, TIMES + "\n".join(rows))
    assert said in fault


def test_a_length_beside_times_is_a_fault(tmp_path: Path):
    text = "case,procedure,place,length,from,until\n1,CABG,icu,2,2026-03-02,2026-03-04"
    (fault,) = faults(tmp_path, text)
    assert "give the length or the two times" in fault


def test_all_faults_come_at_once(tmp_path: Path):
    found = faults(
        tmp_path,
        LENGTHS + "1,CABG,icu,-1,,\n2,CABG,moon,2,,\n3,A,icu,1,,\n3,B,ward,1,,\n",
    )
    assert [fault.split(":")[0] for fault in found] == [
        "records.csv, line 2, column length",
        "records.csv, line 3, column place",
        "records.csv, line 5",
    ]


def test_an_unknown_column_is_named(tmp_path: Path):
    (fault,) = faults(tmp_path, "case,procedure,place,lenght\n1,CABG,icu,2\n")
    assert "the column 'lenght' is unknown: did you mean 'length'?" in fault


def test_a_line_for_spreadsheet_programs_is_passed_over(tmp_path: Path):
    rows = "case,procedure,place,lenght\n1,CABG,icu,2\n"
    (fault,) = faults(tmp_path, "sep=,\n" + rows)
    assert fault.startswith("records.csv, line 2: the column 'lenght' is unknown")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"case,procedure,place\nC\xe91,CABG,icu\n", "is not UTF-8 text"),
        (b"case;procedure;place\n1;CABG;icu\n", "separated by semicolons"),
        (b"PK\x03\x04rest", "spreadsheet workbook"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "records.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_past_cases(path, PLACES)
