"""``mapigo check``, ``explain``, ``convert``, ``example``, ``schema``: no search."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import COMMAND, mapigo_here

pytestmark = pytest.mark.end_to_end


@pytest.fixture
def crowded_plan_path(tmp_path: Path) -> Path:
    """Return a plan that puts all six patients into room r0 on day 0."""
    plan = small_hospital.plan()
    for patient in plan["patients"]:
        patient |= {"admission_day": 0, "room": "r0"}
    return small_hospital.write(plan, tmp_path / "crowded.json")


@pytest.fixture
def partial_plan_path(tmp_path: Path) -> Path:
    """Return a plan that does not admit patient p5."""
    plan = small_hospital.plan()
    plan["patients"][5] = {"id": "p5", "admission_day": "none"}
    return small_hospital.write(plan, tmp_path / "partial.json")


def test_check_shows_every_rule_and_passes_a_feasible_plan(
    instance_path: Path, plan_path: Path
):
    finished = mapigo_here("check", instance_path, plan_path)
    assert finished.returncode == 0, finished.stderr
    assert "The plan is feasible" in finished.stdout
    for rule in ("H1 ", "H13", "S1 ", "S12"):
        assert f"\n{rule}" in finished.stdout


def test_check_fails_an_infeasible_plan_and_names_the_rules(
    instance_path: Path, crowded_plan_path: Path
):
    finished = mapigo_here("check", instance_path, crowded_plan_path)
    assert finished.returncode == 1
    assert "it breaks H3 surgeon time (420), H4 theatre time (240)" in finished.stdout
    assert "H7 room capacity (10)" in finished.stdout


def test_check_as_json_has_counts_weights_and_costs(
    instance_path: Path, plan_path: Path
):
    finished = mapigo_here("check", instance_path, plan_path, "--json")
    value = json.loads(finished.stdout)
    by_rule = {line["rule"]: line for line in value["rules"]}
    # One theatre is open on six days; patient p<n> waits n days.
    assert by_rule["S5"]["amount"] == 6
    assert by_rule["S7"]["amount"] == 0 + 1 + 2 + 3 + 4 + 5
    assert by_rule["S7"]["cost"] == by_rule["S7"]["amount"] * by_rule["S7"]["weight"]
    assert value["cost"] == sum(line["cost"] for line in value["rules"])


def test_check_as_json_says_whom_and_where_it_concerns(
    instance_path: Path, crowded_plan_path: Path
):
    finished = mapigo_here("check", instance_path, crowded_plan_path, "--json")
    value = json.loads(finished.stdout)
    by_patient = {line["patient"]: line for line in value["by_patient"]}
    places = {
        (line["resource"], line["day"]): line for line in value["by_resource_and_day"]
    }
    assert all(by_patient[f"p{number}"]["violations"] > 0 for number in range(6))
    assert places["surgeon s0", 0]["violations"] == 420
    assert places["theatre t0", 0]["violations"] == 240
    assert places["theatre t0", 0]["cost"] == 20  # opened on day 0


def test_explain_tells_where_a_patient_is_and_what_else_could_be(
    instance_path: Path, plan_path: Path
):
    finished = mapigo_here("explain", instance_path, plan_path, "p4", "--top", 2)
    assert finished.returncode == 0, finished.stderr
    for said in ("p4 is admitted on day 4", "room r1", "delay", "cheapest other"):
        assert said in finished.stdout


def test_explain_tells_why_a_patient_is_not_admitted(
    instance_path: Path, partial_plan_path: Path
):
    finished = mapigo_here("explain", instance_path, partial_plan_path, "p5")
    assert finished.returncode == 0, finished.stderr
    assert "p5 is not admitted" in finished.stdout
    assert "Why not on each day" in finished.stdout


def test_explain_as_json_shows_no_more_options_than_asked_for(
    instance_path: Path, plan_path: Path
):
    finished = mapigo_here(
        "explain", instance_path, plan_path, "p4", "--top", 2, "--json"
    )
    value = json.loads(finished.stdout)
    assert (value["patient"], value["admitted"]) == ("p4", True)
    assert len(value["options"]) == 2
    # Its own 4 days of delay, and its theatre that opens for it alone.
    assert {part["rule"]: part["amount"] for part in value["parts"]}["S7"] == 4


def test_an_instance_goes_to_a_centre_folder_and_back(
    instance_path: Path, tmp_path: Path
):
    there = mapigo_here("convert", instance_path, tmp_path / "centre")
    back = mapigo_here(
        "convert", tmp_path / "centre", tmp_path / "again.json", "--quiet"
    )
    assert (there.returncode, back.returncode) == (0, 0), there.stderr + back.stderr
    assert "centre-folder" in there.stdout
    assert back.stdout == ""
    again = json.loads((tmp_path / "again.json").read_text())
    before = json.loads(instance_path.read_text())
    assert again["weights"] == before["weights"]
    assert len(again["patients"]) == len(before["patients"])


@pytest.mark.parametrize("name", ["plan.json", "tables"])
def test_a_plan_keeps_its_score_in_another_format(
    instance_path: Path, plan_path: Path, tmp_path: Path, name: str
):
    target = tmp_path / name
    mapigo_here("convert", instance_path, target, "--plan", plan_path)
    before, after = (
        mapigo_here("check", instance_path, plan, "--json")
        for plan in (plan_path, target)
    )
    assert after.stdout == before.stdout


def test_convert_never_overwrites_its_input(instance_path: Path):
    before = instance_path.read_bytes()
    finished = mapigo_here("convert", instance_path, instance_path)
    assert finished.returncode == 2
    assert "would overwrite the input" in finished.stderr
    assert instance_path.read_bytes() == before


def test_the_same_seed_writes_the_same_example(tmp_path: Path):
    small = ("--weeks", 1, "--size", 0.3, "--waiting", 20, "--seed", 4)
    for name in ("one", "two"):
        finished = mapigo_here("example", "heart-centre", tmp_path / name, *small)
        assert finished.returncode == 0, finished.stderr
    assert "20 patients waiting, 7 days" in finished.stdout
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_force_replaces_an_example(tmp_path: Path):
    folder = tmp_path / "centre"
    mapigo_here("example", "heart-centre", folder, "--weeks", 1, "--size", 0.3)
    begin = mapigo_here(
        "example", "heart-centre", folder,
        "--weeks", 2, "--size", 0.3, "--start", "2027-02-01", "--force",
    )  # fmt: skip
    assert begin.returncode == 0, begin.stderr
    assert "14 days" in begin.stdout
    assert "2027-02-01" in (folder / "centre.toml").read_text()


def test_the_same_seed_writes_the_same_benchmark_hospital(tmp_path: Path):
    small = ("--days", 14, "--patients", 40, "--seed", 4, "--force")
    for name in ("one.json", "two.json", "two.json"):
        finished = mapigo_here("example", "benchmark-hospital", tmp_path / name, *small)
        assert finished.returncode == 0, finished.stderr
    assert "40 patients waiting, 14 of them mandatory, 14 days" in finished.stdout
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_check_names_the_mandatory_patients_who_are_left_out(
    instance_path: Path, tmp_path: Path
):
    plan = small_hospital.plan()
    plan["patients"][1] = {"id": "p1", "admission_day": "none"}
    path = small_hospital.write(plan, tmp_path / "without p1.json")
    finished = mapigo_here("check", instance_path, path)
    assert finished.returncode == 1
    assert "Not admitted, though mandatory: 1 of 1 patients: p1." in finished.stdout
    assert f"Ask why: mapigo explain {instance_path} '{path}' p1" in finished.stdout
    value = json.loads(mapigo_here("check", instance_path, path, "--json").stdout)
    assert value["mandatory_not_admitted"] == ["p1"]


def test_the_schema_of_a_plan_accepts_a_plan(
    instance_path: Path, plan_path: Path, tmp_path: Path
):
    mapigo_here("convert", instance_path, tmp_path / "plan.json", "--plan", plan_path)
    schema = json.loads(mapigo_here("schema", "mapigo-plan").stdout)
    plan = json.loads((tmp_path / "plan.json").read_text())
    jsonschema.validate(plan, schema)
    plan["bookings"][0]["admission_day"] = "soon"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plan, schema)


def test_no_colour_reaches_a_file(instance_path: Path, crowded_plan_path: Path):
    finished = mapigo_here("check", instance_path, crowded_plan_path)
    assert "\x1b[" not in finished.stdout


def test_a_reader_who_leaves_early_causes_no_complaint(
    instance_path: Path, plan_path: Path
):
    command = " ".join(COMMAND)
    code = os.system(
        f"{command} check {instance_path} {plan_path} 2>{plan_path.parent}/said | true"
    )
    assert code == 0
    assert (plan_path.parent / "said").read_text() == ""
