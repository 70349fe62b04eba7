"""Centre folders: every fault with its file and line, all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.strategies.small_centre import small_problem

from mapigo.domain import Clinical, PriorityPoints
from mapigo.errors import InputError
from mapigo.formats import ProblemFormat, read_problem, write_problem

pytestmark = pytest.mark.unit

Change = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the small centre as a folder."""
    path = tmp_path / "centre"
    write_problem(small_problem(), path, problem_format=ProblemFormat.CENTRE_FOLDER)
    return path


def edit(path: Path, change: Change) -> None:
    path.write_bytes(change(path.read_text(encoding="utf-8")).encode("utf-8"))


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_problem(folder)
    return [str(fault) for fault in caught.value.faults]


def test_the_tables_are_as_an_analyst_would_keep_them(folder: Path) -> None:
    lines = (folder / "waiting_list.csv").read_text().splitlines()
    row = dict(zip(lines[0].split(","), lines[1].split(","), strict=True))
    assert row["pathway"] == (
        "ward 1 > operation > icu 1 (lognormal 0.31 0.61) > ward 2"
    )
    assert row["workload"] == "1 1 2 2 1x4"
    assert row["earliest_day"] == "2026-12-08"
    assert row["treat_by_day"] == "2026-12-04"
    assert (folder / "sessions.csv").read_text().splitlines() == [
        "theatre,day,minutes",
        "OT1,2026-12-07,480",
        "OT1,2026-12-08,480",
        "OT1,2026-12-10,240",
    ]
    assert "icu,Intensive care,2" in (folder / "pools.csv").read_text()
    assert (folder / "pool_days.csv").read_text() == (
        "pool,day,capacity\nicu,2026-12-10,1\n"
    )


def test_optional_tables_and_columns_may_be_absent(folder: Path) -> None:
    for name in ("occupants.csv", "suspensions.csv", "closed_beds.csv"):
        (folder / name).unlink()
    (folder / "theatres.csv").write_text("id,capabilities\nOT1,tavi\n")
    problem = read_problem(folder)
    assert problem.occupants == ()
    assert problem.waiting_list[0].suspensions == ()
    assert problem.centre.rooms[0].closed_beds_by_day == ()
    assert problem.centre.theatres[0].kind == "OR"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", ",,\n"),
        lambda text: text + "\n,,,\n\n",
        lambda text: text.replace(",", " , "),
        lambda text: text.replace("2026-12-07", "0"),
    ],
    ids=["mark", "windows", "empty columns", "empty rows", "spaces", "day numbers"],
)
def test_what_spreadsheets_do_is_tolerated(folder: Path, change: Change) -> None:
    edit(folder / "sessions.csv", change)
    assert read_problem(folder) == small_problem()


CELL_FAULTS: dict[str, tuple[str, Change, str]] = {
    "kind": (
        "theatres",
        lambda t: t.replace("hybrid", "garage"),
        "theatres.csv, line 2, column kind: expected one of OR, hybrid,",
    ),
    "unknown theatre": (
        "sessions",
        lambda t: t + "OT9,0,60\n",
        "sessions.csv, line 5, column theatre: 'OT9' is not in theatres.csv",
    ),
    "day outside": (
        "surgeon_days",
        lambda t: t + "S1,2026-12-11,60\n",
        "surgeon_days.csv, line 4, column day: expected a day of the horizon",
    ),
    "minutes": (
        "sessions",
        lambda t: t.replace("240", "NaN"),
        "sessions.csv, line 4, column minutes: expected a whole number, came 'NaN'",
    ),
    "day twice": (
        "sessions",
        lambda t: t + "OT1,0,60\n",
        "sessions.csv, line 5: the row repeats theatre and day (OT1, 2026-12-07) of",
    ),
    "id twice": (
        "nurses",
        lambda t: t + "N1,0\n",
        "nurses.csv, line 3: the row repeats id (N1) of line 2: keep one of them.",
    ),
    "shift type": (
        "nurse_shifts",
        lambda t: t.replace("late", "siesta"),
        "nurse_shifts.csv, line 3, column shift: expected one of the shift types",
    ),
    "shift twice": (
        "nurse_shifts",
        lambda t: t + "N1,0,early,3\n",
        "nurse_shifts.csv, line 4: the row repeats nurse and day and shift (N1, 2026-",
    ),
    "unknown patient": (
        "suspensions",
        lambda t: t.replace("W1", "W7"),
        "suspensions.csv, line 2, column patient: 'W7' is not in waiting_list.csv",
    ),
    "findings of an unknown patient": (
        "clinical",
        lambda t: t.replace("W1", "W7"),
        "clinical.csv, line 2, column patient: 'W7' is not in waiting_list.csv",
    ),
    "findings twice": (
        "clinical",
        lambda t: t + "W1" + "," * 20 + "\n",
        "clinical.csv, line 3: the row repeats patient (W1) of line 2: keep one",
    ),
    "NYHA class": (
        "clinical",
        lambda t: t.replace("W1,,3,", "W1,,III,"),
        "clinical.csv, line 2, column nyha_class: expected a whole number, came 'III'",
    ),
    "coronary disease": (
        "clinical",
        lambda t: t.replace("left_main", "LM"),
        "clinical.csv, line 2, column coronary_disease: expected one of none, one_ves",
    ),
    "too few cells": (
        "rooms",
        lambda t: t + "C2,cardiac\n",
        "rooms.csv, line 3: expected 5 cells, came 2",
    ),
    "too many cells": (
        "rooms",
        lambda t: t + "C2,cardiac,2,no,a,b\n",
        "rooms.csv, line 3: expected 5 cells, came 6",
    ),
    "empty cell": (
        "rooms",
        lambda t: t + "C2,cardiac,,no,\n",
        "rooms.csv, line 3, column beds: the cell is empty: fill it in, for instance 2",
    ),
    "unknown column": (
        "rooms",
        lambda t: t.replace("equipment", "Equipments"),
        "rooms.csv, line 1: the column 'Equipments' is unknown: did you mean 'equipmen",
    ),
    "strange column": (
        "rooms",
        lambda t: t.replace("equipment", "colour"),
        "the column 'colour' is unknown: remove it, or use one of the documented",
    ),
    "column twice": (
        "rooms",
        lambda t: t.replace("equipment", "beds"),
        "the column 'beds' stands there twice",
    ),
    "nameless column": (
        "rooms",
        lambda t: t.replace("ward", "", 1),
        "rooms.csv, line 1: column 2 has no name",
    ),
    "missing column": (
        "rooms",
        lambda t: t.replace(",beds", ",Beds "),
        "the column 'beds' is missing: add it (beds in the room)",
    ),
    "semicolons": (
        "rooms",
        lambda t: t.replace(",", ";"),
        "rooms.csv, line 1: the columns are separated by semicolons: export the table",
    ),
    "tabs": (
        "rooms",
        lambda t: t.replace(",", "\t"),
        "the columns are separated by tabs",
    ),
    "open quote": (
        "rooms",
        lambda t: t + '"C2',
        "rooms.csv: this is not a valid CSV table",
    ),
    "empty file": ("rooms", lambda _: "", "rooms.csv: the file is empty"),
    "no headings": ("rooms", lambda _: ",,,\n", "the table has no line of headings"),
    "pathway": (
        "waiting_list",
        lambda t: t.replace("icu 1", "icu"),
        "waiting_list.csv, line 2, column pathway: expected a stage such as",
    ),
    "meaning": (
        "waiting_list",
        lambda t: t.replace(",S1,", ",S9,"),
        "waiting_list.csv, line 2, column surgeons: surgeon 'S9' is unknown",
    ),
    "window": (
        "waiting_list",
        lambda t: t.replace("2026-12-09", "2026-12-07"),
        "waiting_list.csv, line 2, column latest_day: the latest day of admission, 0",
    ),
    "suspension": (
        "suspensions",
        lambda t: t.replace("2026-12-16", "2026-12-01"),
        "suspensions.csv, line 2, column last_day: the last day, -6, lies before",
    ),
    "closed beds": (
        "closed_beds",
        lambda t: t.replace(",1", ",9"),
        "closed_beds.csv, line 2, column beds: expected numbers from",
    ),
}


@pytest.mark.parametrize("name", CELL_FAULTS)
def test_a_fault_of_a_table_has_file_and_line(folder: Path, name: str) -> None:
    table, change, sentence = CELL_FAULTS[name]
    edit(folder / f"{table}.csv", change)
    assert any(sentence in fault for fault in faults_of(folder))


def test_a_table_in_another_encoding(folder: Path) -> None:
    (folder / "wards.csv").write_bytes(
        "id,name\ncardiac,Chirurgie caf\xe9\n".encode("latin-1")
    )
    assert faults_of(folder) == [
        "wards.csv: line 2 is not UTF-8 text (byte 0xe9): save the file as UTF-8; a "
        "spreadsheet program calls it 'CSV UTF-8'."
    ]


def test_faults_of_form_and_of_meaning_are_told_together(folder: Path) -> None:
    edit(folder / "theatres.csv", lambda t: t.replace("hybrid", "garage"))
    edit(folder / "waiting_list.csv", lambda t: t.replace(",S1,", ",S9,"))
    edit(folder / "occupants.csv", lambda t: t.replace("adult", "teen"))
    edit(folder / "centre.toml", lambda t: t.replace("S8 = 300", "S8 = -1"))
    assert [fault.split(":")[0] for fault in faults_of(folder)] == [
        "theatres.csv, line 2, column kind",
        "occupants.csv, line 2, column age_group",
        "waiting_list.csv, line 2, column surgeons",
        "centre.toml, line 29",
    ]


def test_a_row_that_cannot_be_read_is_told_once(folder: Path) -> None:
    edit(folder / "rooms.csv", lambda t: t.replace(",2,", ",two,"))
    assert faults_of(folder) == [
        "rooms.csv, line 2, column beds: expected a whole number, came 'two'."
    ]


def test_a_missing_table(folder: Path) -> None:
    (folder / "rooms.csv").unlink()
    assert faults_of(folder) == [
        "rooms.csv: this table is missing: add it. Rooms of the wards."
    ]


def test_a_misspelt_table_is_not_overlooked(folder: Path) -> None:
    (folder / "occupants.csv").rename(folder / "Occupant.csv")
    assert faults_of(folder) == [
        "Occupant.csv: no table has this name: did you mean occupants.csv?"
    ]


def test_other_files_may_lie_in_the_folder(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    (folder / "costs.csv").write_text("a;b")
    assert read_problem(folder) == small_problem()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("days = 4", "days = 0", "centre.toml, line 11: calendar, days: .* came 0"),
        ("days = 4", 'days = "4"', "line 11: calendar, days: expected a whole number"),
        ("days = 4", "dayz = 4", "calendar, dayz: this key is unknown: did you .*days"),
        ("days = 4", "days = 4\ncolour = 1", "colour: this key is unknown: remove it"),
        ("start = 2026-12-07", 'start = "x"', "start: expected a date such as"),
        ("start = 2026-12-07", "start = 2026-12-07T10:00:00", "start: expected a date"),
        ('name = "Small centre"', "", "centre.toml: name: the key name is missing"),
        ("[calendar]", "[calendar", "not valid TOML: "),
        ("days = 4", "days = 4\ndays = 5", "not valid TOML: .*line 12"),
        ("days = 4", "days = " + "[" * 5000, "not valid TOML: it is nested too deeply"),
        ("days = 4", "days = " + "9" * 5000, "not valid TOML"),
        ("stay_quantile = 0.5", "stay_quantile = nan", "stay_quantile: .* came nan"),
        ("S8 = 300", "S77 = 1", "policy, weights: soft rule 'S77' is unknown"),
        ("08:00:00", '"8"', r"lists, session_start: expected a time such as 08:00:00"),
        ("08:00:00", "08:00:30", "expected a time in whole minutes, came 08:00:30"),
        ("OT1 = 07:30:00", "OT1 = 07:30:01", "OT1: expected a time in whole minutes"),
        (
            "turnover_minutes = 20",
            "turnover_minutes = -1",
            r"line \d+: policy, lists, tur",
        ),
        (
            "overrun = 20",
            "overrun = -1",
            r"line \d+: policy, lists, weights, overrun: ",
        ),
        (
            '"certain first"',
            '"alphabet"',
            "order: expected 'certain first', 'longest f",
        ),
        ("OT1 = 07:30:00", "'O.1' = 07:30:00", "session_starts: theatre 'O.1' is unkn"),
        (
            "OT1 = 07:30:00",
            "OT1 = 7",
            "session_starts, OT1: expected a time",
        ),
        ("format_version = 1", "format_version = 2", "format_version: expected 1, cam"),
        ("P1 = 23", "P1 = -1", "line 45: policy, priority, classes, P1: .* -1"),
        ("P1 = 23", "P1 = 2.5", "line 45: .*classes, P1: expected a whole numb"),
        ("base = 10", "base = 0", "line 40: policy, priority, base: .* came 0"),
        ("base = 10", "bases = 1", "priority, bases: this key is unknown: did .*base"),
    ],
)
def test_faulty_settings(folder: Path, old: str, new: str, sentence: str) -> None:
    edit(folder / "centre.toml", lambda text: text.replace(old, new))
    with pytest.raises(InputError, match=sentence):
        read_problem(folder)


def test_findings_that_are_not_known_stay_unknown(folder: Path) -> None:
    (folder / "clinical.csv").write_text("patient,female,age_years\nW1,no,\n")
    assert read_problem(folder).waiting_list[0].clinical == Clinical(female=False)
    (folder / "clinical.csv").unlink()
    assert read_problem(folder).waiting_list[0].clinical is None


def test_without_points_in_the_policy_they_are_the_usual_ones(folder: Path) -> None:
    def without_points(text: str) -> str:
        before, _, rest = text.partition("[policy.priority]")
        return before + "[policy.lists]" + rest.partition("[policy.lists]")[2]

    edit(folder / "centre.toml", without_points)
    assert read_problem(folder) == small_problem()


def test_a_table_of_points_is_replaced_as_a_whole(folder: Path) -> None:
    def classes_of_our_own(text: str) -> str:
        before = text.partition("[policy.priority]")[0]
        return before + "[policy.priority.classes]\nurgent = 30\nroutine = 3\n"

    edit(folder / "centre.toml", classes_of_our_own)
    points = read_problem(folder).policy.priority
    assert points == PriorityPoints(classes={"urgent": 30, "routine": 3})


def test_closed_beds_of_none_come_back_as_no_closed_beds(tmp_path: Path) -> None:
    problem = small_problem(room={"closed_beds_by_day": (0, 0, 0, 0)})
    path = tmp_path / "centre"
    write_problem(problem, path, problem_format=ProblemFormat.CENTRE_FOLDER)
    room = replace(problem.centre.rooms[0], closed_beds_by_day=())
    assert read_problem(path).centre.rooms == (room,)
