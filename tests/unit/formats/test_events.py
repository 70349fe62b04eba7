"""Events in a file: what each row means, and a sentence for whatever is wrong."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.strategies.small_centre import small_problem

from mapigo.domain import (
    OPERATION,
    WARD,
    Arrival,
    BedsClosed,
    BedsOpened,
    CaseMinutes,
    Event,
    NurseAbsent,
    Pathway,
    PoolChanged,
    Stage,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    WaitingListEntry,
    Withdrawal,
)
from mapigo.errors import InputError
from mapigo.formats import event_reference, read_events
from mapigo.formats.events import EVENT_KINDS, EVENTS_TABLE, EventWord

pytestmark = pytest.mark.unit

DAY, NEXT_DAY = "2026-12-07", "2026-12-08"
NEW = {
    "patient": "E1",
    "sex": "F",
    "age_group": "adult",
    "pathway": "operation > ward 1",
    "surgeons": "S1",
    "theatre_minutes": 90,
    "workload": "2x2",
    "required_skill": "0x2",
}
ENTRY = WaitingListEntry(
    "E1",
    "F",
    "adult",
    Pathway((Stage(OPERATION, 0), Stage(WARD, 1))),
    ("S1",),
    90,
    (2, 2),
    (0, 0),
)

ROWS: dict[str, tuple[dict[str, Any], Event]] = {
    "emergency": (
        {"event": "emergency_arrival", "day": NEXT_DAY, **NEW},
        Arrival(replace(ENTRY, earliest_day=1, latest_day=1, mandatory=True)),
    ),
    "emergency with some days": (
        {"event": "emergency_arrival", "day": 1, "latest_day": 3, **NEW},
        Arrival(replace(ENTRY, earliest_day=1, latest_day=3, mandatory=True)),
    ),
    "emergency from another day on": (
        {"event": "emergency_arrival", "day": 1, "earliest_day": 2, **NEW},
        Arrival(replace(ENTRY, earliest_day=2, latest_day=2, mandatory=True)),
    ),
    "emergency that may be left out": (
        {"event": "emergency_arrival", "day": 1, "mandatory": "no", **NEW},
        Arrival(replace(ENTRY, earliest_day=1, latest_day=1)),
    ),
    "referral": (
        {"event": "urgent_referral", "day": 0, "priority": "P1", **NEW},
        Arrival(replace(ENTRY, priority="P1")),
    ),
    "referral with a last day": (
        {"event": "urgent_referral", "day": 1, "latest_day": 2, "mandatory": "yes"}
        | NEW,
        Arrival(replace(ENTRY, earliest_day=1, latest_day=2, mandatory=True)),
    ),
    "cancelled": ({"event": "cancelled", "patient": "W1"}, Withdrawal("W1")),
    "unfit": (
        {"event": "unfit", "patient": "W1", "day": DAY, "until": NEXT_DAY},
        Unfit("W1", 0, 1),
    ),
    "did not arrive": (
        {"event": "did_not_arrive", "patient": "W1", "day": 2},
        Unfit("W1", 2, 2, did_not_arrive=True),
    ),
    "stay": (
        {"event": "stay_changed", "patient": "O1", "place": "ward", "days": 3},
        StayChanged("O1", "ward", 3),
    ),
    "case": (
        {"event": "case_minutes", "patient": "W1", "minutes": 240},
        CaseMinutes("W1", 240),
    ),
    "theatre closed": (
        {"event": "theatre_closed", "theatre": "OT1", "day": 0},
        TheatreMinutes("OT1", 0, 0, 0),
    ),
    "theatre opened": (
        {"event": "theatre_opened", "theatre": "OT1", "day": 2, "minutes": 240},
        TheatreMinutes("OT1", 2, 2, 240),
    ),
    "surgeon": (
        {"event": "surgeon_absent", "surgeon": "S1", "day": 0, "until": 2},
        SurgeonAbsent("S1", 0, 2),
    ),
    "nurse": (
        {"event": "nurse_absent", "nurse": "N1", "day": 0},
        NurseAbsent("N1", 0, 0),
    ),
    "nurse in a shift": (
        {"event": "nurse_absent", "nurse": "N1", "day": 0, "shift": "early"},
        NurseAbsent("N1", 0, 0, "early"),
    ),
    "room": ({"event": "room_closed", "room": "C1", "day": 0}, BedsClosed("C1", 0, 0)),
    "beds closed": (
        {"event": "beds_closed", "room": "C1", "day": 0, "until": 1, "beds": 1},
        BedsClosed("C1", 0, 1, 1),
    ),
    "beds opened": (
        {"event": "beds_opened", "room": "C1", "day": 1, "beds": 1},
        BedsOpened("C1", 1, 1, 1),
    ),
    "all beds opened": (
        {"event": "beds_opened", "room": "C1", "day": 1},
        BedsOpened("C1", 1, 1),
    ),
    "pool": (
        {"event": "pool_changed", "pool": "icu", "day": 0, "units": -1},
        PoolChanged("icu", 0, 0, -1),
    ),
}


def write_csv(path: Path, rows: list[dict[str, Any]]) -> Path:
    names = dict.fromkeys(name for row in rows for name in row)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(names), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def faults_of(path: Path, text: str | None = None) -> list[str]:
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_events(path, small_problem())
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(("row", "event"), ROWS.values(), ids=ROWS)
def test_a_row_is_an_event(row: dict[str, Any], event: Event, tmp_path: Path) -> None:
    problem = small_problem()
    assert read_events(write_csv(tmp_path / "a.csv", [row]), problem) == (event,)
    assert read_events(write_lines(tmp_path / "a.jsonl", [row]), problem) == (event,)


def test_every_word_has_a_meaning_and_is_tried_here() -> None:
    assert set(EVENT_KINDS) == set(EventWord)
    assert {row["event"] for row, _ in ROWS.values()} == set(EventWord)
    assert [kind.word for kind in event_reference()] == list(EventWord)


def test_every_kind_names_columns_that_are_there() -> None:
    columns = {column.name for column in EVENTS_TABLE.columns}
    for kind in EVENT_KINDS.values():
        assert set(kind.needs) | set(kind.may_have) <= columns
        assert not set(kind.needs) & set(kind.may_have)


def test_events_keep_their_order(tmp_path: Path) -> None:
    rows = [ROWS["pool"][0], ROWS["case"][0], ROWS["room"][0]]
    events = read_events(write_csv(tmp_path / "Monday.CSV", rows), small_problem())
    assert [type(event) for event in events] == [PoolChanged, CaseMinutes, BedsClosed]


def test_json_values_and_texts_mean_the_same(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    rows = [
        {"event": "emergency_arrival", "day": 1, "mandatory": False, **NEW},
        {"event": "case_minutes", "patient": " W1", "minutes": "240", "day": None},
    ]
    events = read_events(write_lines(path, rows), small_problem())
    assert events == (
        ROWS["emergency that may be left out"][1],
        CaseMinutes("W1", 240),
    )


def test_empty_lines_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text('\n{"event": "cancelled", "patient": "W1"}\r\n\n')
    assert read_events(path, small_problem()) == (Withdrawal("W1"),)


def test_a_table_without_rows_holds_no_events(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("event,day\n")
    assert read_events(path, small_problem()) == ()


FAULTS = {
    "unknown word": (
        {"event": "theater_closed", "theatre": "OT1", "day": 0},
        "column event: expected one of emergency_arrival, urgent_referral, cancelled, "
        "unfit, did_not_arrive, stay_changed, case_minutes, theatre_closed, "
        "theatre_opened, surgeon_absent, nurse_absent, room_closed, beds_closed, "
        "beds_opened, pool_changed, came 'theater_closed': did you mean "
        "'theatre_closed'?",
    ),
    "no word": (
        {"event": "", "theatre": "OT1", "day": 0},
        "column event: the cell is empty: fill it in, for instance theatre_closed.",
    ),
    "needed column": (
        {"event": "theatre_closed", "day": 0},
        "column theatre: theatre_closed needs it: fill it in, for instance OT1.",
    ),
    "column without use": (
        {"event": "cancelled", "patient": "W1", "day": 0},
        "column day: cancelled has no use for it: leave it empty, or correct the "
        "event.",
    ),
    "arrival without a pathway": (
        {"event": "emergency_arrival", "day": 0} | NEW | {"pathway": ""},
        "column pathway: emergency_arrival needs it: fill it in, for instance ward 1 > "
        "operation > icu 2 > step_down 1 > ward 4.",
    ),
    "day outside the horizon": (
        {"event": "unfit", "patient": "W1", "day": "2026-12-11"},
        "column day: expected a day of the horizon, from 2026-12-07 to 2026-12-10, "
        "came '2026-12-11'.",
    ),
    "until before day": (
        {"event": "unfit", "patient": "W1", "day": 2, "until": 1},
        "column until: the last day, Tue 8 Dec 2026, lies before the first, Wed 9 Dec "
        "2026: correct one of them.",
    ),
    "unknown patient": (
        {"event": "stay_changed", "patient": "W01", "place": "icu", "days": 2},
        "column patient: person 'W01' is unknown: did you mean 'W1'?",
    ),
    "known patient arrives": (
        {"event": "emergency_arrival", "day": 0} | NEW | {"patient": "W1"},
        "column patient: the patient 'W1' is on the waiting list already: give the new "
        "one an id of her own.",
    ),
    "arrival with too much care": (
        {"event": "emergency_arrival", "day": 0} | NEW | {"workload": "2x3"},
        "column workload: expected 2 numbers (1 days of stay with 2 shifts each), came "
        "3.",
    ),
    "closed as it is": (
        {"event": "theatre_closed", "theatre": "OT1", "day": 2},
        "column theatre: the theatre 'OT1' is closed on Wed 9 Dec 2026 as it is: "
        "correct the theatre or the days, or leave it out.",
    ),
    "no minutes": (
        {"event": "theatre_opened", "theatre": "OT1", "day": 2, "minutes": 0},
        "column minutes: expected a number from 1 to 1440, came 0.",
    ),
}


@pytest.mark.parametrize(("row", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_has_file_line_and_column(
    row: dict[str, Any], sentence: str, tmp_path: Path
) -> None:
    table = write_csv(tmp_path / "a.csv", [row])
    assert faults_of(table) == [f"a.csv, line 2, {sentence}"]
    lines = write_lines(tmp_path / "a.jsonl", [row])
    assert faults_of(lines) == [f"a.jsonl, line 1, {sentence}"]


def test_events_that_contradict_name_both_lines(tmp_path: Path) -> None:
    rows = [ROWS["case"][0], ROWS["room"][0], ROWS["cancelled"][0]]
    assert faults_of(write_csv(tmp_path / "a.csv", rows)) == [
        "a.csv, line 2, column patient: a.csv, line 4 takes 'W1' off the waiting list: "
        "keep one of the two."
    ]


def test_what_is_said_of_a_faulty_arrival_is_no_further_fault(tmp_path: Path) -> None:
    rows = [
        {"event": "emergency_arrival", "patient": "E1", "day": "yesterday"},
        {"event": "case_minutes", "patient": "E1", "minutes": 240},
        {"event": "nurse_absent", "nurse": "N7", "day": 0},
    ]
    found = faults_of(write_csv(tmp_path / "a.csv", rows))
    assert {text.partition(":")[0] for text in found} == {
        "a.csv, line 2, column day",
        "a.csv, line 4, column nurse",
    }


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    rows = [
        {"event": "unfit", "patient": "W1", "day": "yesterday"},
        {"event": "nurse_absent", "nurse": "N7", "day": 0},
        {"event": "cancelled"},
        {"event": "case_minutes", "patient": "W1", "minutes": 240},
        {"event": "case_minutes", "patient": "W1", "minutes": 250},
    ]
    found = faults_of(write_lines(tmp_path / "a.jsonl", rows))
    assert [text.partition(":")[0] for text in found] == [
        "a.jsonl, line 1, column day",
        "a.jsonl, line 3, column patient",
        "a.jsonl, line 2, column nurse",
        "a.jsonl, line 5, column patient",
    ]


FORMS = {
    "misspelt column": (
        "a.csv",
        "event,theater\n",
        "a.csv, line 1: the column 'theater' is unknown: did you mean 'theatre'?",
    ),
    "no event column": (
        "a.csv",
        "day,theatre\n0,OT1\n",
        "a.csv, line 1: the column 'event' is missing: add it (what has happened).",
    ),
    "misspelt key": (
        "a.jsonl",
        '{"event": "theatre_closed", "theater": "OT1", "day": 0}',
        "a.jsonl, line 1: the column 'theater' is unknown: did you mean 'theatre'?",
    ),
    "no event key": (
        "a.jsonl",
        '{"theatre": "OT1", "day": 0}',
        "a.jsonl, line 1: the column 'event' is missing: add it (what has happened).",
    ),
    "key twice": (
        "a.jsonl",
        '{"event": "cancelled", "patient": "W1", "patient": "W2"}',
        "a.jsonl, line 1: the key patient stands twice in the object: remove one.",
    ),
    "a list": (
        "a.jsonl",
        '{"event": "surgeon_absent", "surgeon": ["S1"], "day": 0}',
        "a.jsonl, line 1, column surgeon: expected a text or a number, and true or "
        "false only for yes or no, came a list of 1 values: write it as in a "
        "cell of a CSV table.",
    ),
    "true as a name": (
        "a.jsonl",
        '{"event": "surgeon_absent", "surgeon": true, "day": 0}',
        "a.jsonl, line 1, column surgeon: expected a text or a number, and true or "
        "false only for yes or no, came true: write it as in a cell of a CSV table.",
    ),
    "no object": (
        "a.jsonl",
        '{"event": "cancelled", "patient": "W1"}\n7\n',
        "a.jsonl, line 2: expected a JSON object, came a single value: write one event "
        "a line.",
    ),
    "no JSON": (
        "a.jsonl",
        '{"event": "cancelled", "patient": "W1"}\n{"event" "unfit"}\n',
        "a.jsonl, line 2: this is not valid JSON at line 2, column 10 (Expecting ':' "
        "delimiter): correct it there.",
    ),
    "no number": (
        "a.jsonl",
        '\n{"event": "pool_changed", "units": NaN}\n',
        "a.jsonl, line 2: NaN is no number: fill in a number.",
    ),
    "a fraction": (
        "a.jsonl",
        '{"event": "case_minutes", "patient": "W1", "minutes": 90.5}',
        "a.jsonl, line 1, column minutes: expected a whole number, came '90.5'.",
    ),
    "CSV by another name": (
        "events.txt",
        "event,patient\ncancelled,W1\n",
        "events.txt: expected a JSON object on each line, since the name of the file "
        "does not end in .csv, came 'event,patient': correct the file, or its name.",
    ),
}


@pytest.mark.parametrize(("name", "text", "sentence"), FORMS.values(), ids=FORMS)
def test_a_fault_of_form(name: str, text: str, sentence: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path / name, text) == [sentence]


def test_a_missing_file(tmp_path: Path) -> None:
    (sentence,) = faults_of(tmp_path / "none.csv")
    assert sentence.endswith("none.csv: there is no such file: check the path.")
