"""``mapigo explain``: one patient, or all of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import mapigo_here

pytestmark = pytest.mark.end_to_end


@pytest.fixture
def partial_plan_path(tmp_path: Path) -> Path:
    """Return a plan that does not admit patient p5."""
    plan = small_hospital.plan()
    plan["patients"][5] = {"id": "p5", "admission_day": "none"}
    return small_hospital.write(plan, tmp_path / "partial.json")


@pytest.fixture
def full_day_path(tmp_path: Path) -> Path:
    """Return the hospital with theatre time for one case, and p5 for day 4 alone."""
    instance = small_hospital.instance()
    for theatre in instance["operating_theaters"]:
        theatre["availability"] = [120] * len(theatre["availability"])
    for patient in instance["patients"]:
        patient["surgery_duration"] = 120
    instance["patients"][5] |= {"surgery_release_day": 4, "surgery_due_day": 4}
    instance["patients"][5]["mandatory"] = True
    return small_hospital.write(instance, tmp_path / "full.json")


def test_a_patient_is_told_who_would_have_to_give_way(
    full_day_path: Path, partial_plan_path: Path
):
    finished = mapigo_here("explain", full_day_path, partial_plan_path, "p5")
    assert finished.returncode == 0, finished.stderr
    assert "Must be admitted, and could be: on day 4 if p4" in finished.stdout
    assert "all else as planned but for who gives way" in finished.stdout


def test_everybody_is_explained_in_a_line_each(
    full_day_path: Path, partial_plan_path: Path
):
    finished = mapigo_here("explain", full_day_path, partial_plan_path, "--all")
    assert finished.returncode == 0, finished.stderr
    lines = finished.stdout.splitlines()
    first = [line.split()[0] for line in lines if line.startswith("p") and "p4" in line]
    assert first[0] == "p5"
    assert "must come" in next(line for line in lines if line.startswith("p5"))
    for number in range(6):
        assert sum(line.startswith(f"p{number} ") for line in lines) == 1


def test_the_table_of_everybody_is_written(
    full_day_path: Path, partial_plan_path: Path, tmp_path: Path
):
    table = tmp_path / "explained.csv"
    finished = mapigo_here(
        "explain", full_day_path, partial_plan_path, "--all", "--csv", table
    )
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout == f"Wrote {table}: 6 patients.\n"
    with table.open(newline="", encoding="utf-8") as file:
        rows = {row["patient"]: row for row in csv.DictReader(file)}
    assert rows["p4"]["admission"] == "4"
    assert (rows["p5"]["admission"], rows["p5"]["displaced"]) == ("", "p4")
    assert rows["p5"]["main_reason"].startswith("Must be admitted")


def test_everybody_as_json_is_as_one_by_one(
    full_day_path: Path, partial_plan_path: Path
):
    asked = ("explain", full_day_path, partial_plan_path)
    everybody = json.loads(mapigo_here(*asked, "--all", "--json").stdout)
    alone = json.loads(mapigo_here(*asked, "p5", "--json").stdout)
    assert [one["patient"] for one in everybody["patients"]] == [
        f"p{number}" for number in range(6)
    ]
    assert everybody["patients"][5] == alone
    (other,) = alone["options"][0]["displaced"]
    assert (other["patient"], other["before"]["admission_day"]) == ("p4", 4)


def test_on_a_later_day_no_option_is_past_and_who_came_stays(
    instance_path: Path, plan_path: Path
):
    asked = ("explain", instance_path, plan_path, "--all", "--json", "--today", 2)
    finished = mapigo_here(*asked)
    assert finished.returncode == 0, finished.stderr
    everybody = json.loads(finished.stdout)["patients"]
    came = [one for one in everybody if one["booking"]["admission_day"] < 2]
    assert came == [one for one in everybody if one["has_come"]]
    assert came
    assert not any(one["options"] for one in came)
    options = [option for one in everybody for option in one["options"]]
    assert min(option["booking"]["admission_day"] for option in options) >= 2
    told = mapigo_here("explain", *asked[1:3], came[0]["patient"], "--today", 2)
    assert " came on day " in told.stdout
    for useless in ("No other booking", "Not admitting", "Why not on each day"):
        assert useless not in told.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("p5", "--today", "99"), "expected a day of the horizon, from 0 to"),
        ((), "give the id of a patient on the waiting list, or --all for everybody"),
        (("p5", "--all"), "give either the id of a patient or --all, not both"),
        (("p5", "--csv", "table.csv"), "give --all too, or leave out --csv"),
    ],
)
def test_what_to_give_is_said(
    instance_path: Path,
    plan_path: Path,
    arguments: tuple[str, ...],
    sentence: str,
):
    finished = mapigo_here("explain", instance_path, plan_path, *arguments)
    assert finished.returncode == 2
    assert sentence in finished.stderr


def test_the_table_does_not_replace_an_input(instance_path: Path, plan_path: Path):
    finished = mapigo_here(
        "explain", instance_path, plan_path, "--all", "--csv", plan_path
    )
    assert finished.returncode == 2
    assert "would overwrite the input" in finished.stderr
