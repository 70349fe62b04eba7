"""``mapigo plan`` as a user runs it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import Finished, mapigo, mapigo_here

pytestmark = pytest.mark.end_to_end


def plan(source: Path, *options: object) -> Finished:
    return mapigo_here(
        "plan", source, "--time", 0.5, "--threads", 1, *options, folder=source.parent
    )


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Finished]:
    """Return the folder of one run with a report, and what it said."""
    folder = tmp_path_factory.mktemp("planned")
    source = small_hospital.write(small_hospital.instance(), folder / "small.json")
    return folder, mapigo(
        "plan", source, "--time", 4, "--report", "plan.html", folder=folder
    )


def test_a_plan_ends_with_code_0_and_says_where_it_is(planned: tuple[Path, Finished]):
    _, finished = planned
    assert finished.returncode == 0, finished.stderr
    for said in ("feasible", "admitted  6 of 6", "small-plan.json", "plan.html"):
        assert said in finished.stdout


def test_the_plan_lies_beside_and_nothing_else(planned: tuple[Path, Finished]):
    folder, _ = planned
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["plan.html", "small-plan.json", "small.json"]


def test_an_ihtc_instance_gets_an_ihtc_solution(planned: tuple[Path, Finished]):
    folder, _ = planned
    solution = json.loads((folder / "small-plan.json").read_text())
    assert {patient["id"] for patient in solution["patients"]} == {
        f"p{number}" for number in range(6)
    }


def test_the_plan_passes_the_check(planned: tuple[Path, Finished]):
    folder, _ = planned
    checked = mapigo_here("check", folder / "small.json", folder / "small-plan.json")
    assert checked.returncode == 0, checked.stdout


def test_the_report_is_one_page(planned: tuple[Path, Finished]):
    folder, _ = planned
    page = (folder / "plan.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")


def test_without_a_terminal_each_line_of_progress_is_json(
    planned: tuple[Path, Finished],
):
    _, finished = planned
    lines: list[dict[str, Any]] = [
        json.loads(line) for line in finished.stderr.splitlines()
    ]
    searching = [line for line in lines if line.get("phase") == "searching"]
    assert searching
    assert {"seconds", "share_done", "violations", "cost", "proposals"} <= set(
        searching[-1]
    )


def test_quiet_says_nothing_at_all(instance_path: Path):
    finished = plan(instance_path, "--quiet")
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert (instance_path.parent / "small-plan.json").is_file()


def test_json_is_the_only_thing_on_stdout(instance_path: Path):
    finished = plan(instance_path, "--json", "--out", "mine.json", "--seed", 5)
    value = json.loads(finished.stdout)
    assert value["feasible"] is True
    assert value["violations"] == 0
    assert (value["seed"], value["threads"], value["plan"]) == (5, 1, "mine.json")
    assert value["admitted"] + value["waiting"] == value["waiting_list"] == 6
    assert value["seconds"] >= 0.5
    assert sum(line["cost"] for line in value["rules"]) == value["cost"]
    checked = mapigo_here(
        "check", instance_path, instance_path.parent / "mine.json", "--json"
    )
    assert json.loads(checked.stdout)["cost"] == value["cost"]


def test_json_holds_the_curve_down_to_the_cost(instance_path: Path):
    value = json.loads(plan(instance_path, "--json").stdout)
    costs = [point["cost"] for point in value["curve"]]
    seconds = [point["seconds"] for point in value["curve"]]
    assert costs == sorted(set(costs), reverse=True)
    assert seconds == sorted(seconds)
    assert costs[-1] == value["cost"]
    assert seconds[0] == pytest.approx(value["first_feasible_s"], abs=0.001)
    assert seconds[-1] <= value["seconds"]


def test_the_bound_is_told_in_a_sentence_and_in_json(instance_path: Path):
    told = plan(instance_path, "--bound")
    assert "No plan can cost less than" in told.stdout or "is optimal" in told.stdout
    assert '"phase": "bounding"' in told.stderr
    value = json.loads(plan(instance_path, "--bound", "--json").stdout)
    assert 0 < value["lower_bound"] <= value["cost"]
    gap = 100 * (value["cost"] - value["lower_bound"]) / value["lower_bound"]
    assert gap <= value["gap_to_bound_percent"] < gap + 0.1 + 1e-9
    assert value["proven_infeasible"] is False


def test_without_the_option_there_is_no_bound(instance_path: Path):
    value = json.loads(plan(instance_path, "--json").stdout)
    assert value["lower_bound"] is None
    assert value["gap_to_bound_percent"] is None


def test_the_same_seed_and_steps_give_the_same_plan(instance_path: Path):
    options = ("--steps", 20_000, "--seed", 3, "--time", 60, "--quiet")
    plan(instance_path, *options, "--out", "one.json")
    plan(instance_path, *options, "--out", "two.json")
    one, two = (instance_path.parent / name for name in ("one.json", "two.json"))
    assert one.read_bytes() == two.read_bytes()


def test_a_plan_as_tables(instance_path: Path):
    finished = plan(instance_path, "--format", "csv", "--quiet")
    assert finished.returncode == 0, finished.stderr
    tables = instance_path.parent / "small-plan"
    assert any(path.suffix == ".csv" for path in tables.iterdir())


def test_a_centre_folder_gets_a_plan_of_mapigo(instance_path: Path):
    folder = instance_path.parent
    mapigo_here("convert", instance_path, folder / "centre.v2")
    finished = plan(folder / "centre.v2", "--quiet")
    assert finished.returncode == 0, finished.stderr
    written = json.loads((folder / "centre.v2-plan.json").read_text())
    assert "bookings" in written


def test_an_infeasible_plan_is_written_and_said_plainly(tmp_path: Path):
    hospital = small_hospital.instance()
    for patient in hospital["patients"]:
        patient |= {"mandatory": True, "surgery_due_day": 0}
    source = small_hospital.write(hospital, tmp_path / "crowded.json")
    finished = plan(source)
    assert finished.returncode == 1
    assert "The plan is infeasible: it breaks H" in finished.stdout
    assert "Not admitted, though mandatory: 4 of 6 patients: p" in finished.stdout
    assert "Ask why: mapigo explain" in finished.stdout
    assert (tmp_path / "crowded-plan.json").is_file()
    checked = mapigo_here("check", source, tmp_path / "crowded-plan.json")
    assert checked.returncode == 1


def test_an_infeasible_plan_as_json_names_who_is_left_out(tmp_path: Path):
    hospital = small_hospital.instance()
    for patient in hospital["patients"]:
        patient |= {"mandatory": True, "surgery_due_day": 0}
    source = small_hospital.write(hospital, tmp_path / "crowded.json")
    finished = plan(source, "--json")
    value = json.loads(finished.stdout)
    assert (finished.returncode, value["feasible"]) == (1, False)
    assert (value["mandatory"], value["violations"]) == (6, 4)
    assert len(value["mandatory_not_admitted"]) == 4


def nobody_waits(hospital: dict[str, Any]) -> None:
    hospital["patients"] = []


def nobody_is_mandatory(hospital: dict[str, Any]) -> None:
    hospital["patients"][1]["mandatory"] = False


def theatres_are_closed(hospital: dict[str, Any]) -> None:
    hospital["operating_theaters"][0]["availability"] = [0] * small_hospital.N_DAYS


def occupants_fill_every_bed(hospital: dict[str, Any]) -> None:
    (lying,) = hospital["occupants"]
    stay = small_hospital.N_DAYS
    care = {
        key: [0] * 3 * stay for key in ("workload_produced", "skill_level_required")
    }
    hospital["occupants"] = [
        lying | care | {"id": f"a{n}", "room_id": f"r{n // 2}", "length_of_stay": stay}
        for n in range(6)
    ]


@pytest.mark.parametrize(
    ("edit", "code", "said"),
    [
        (nobody_waits, 0, "admitted  0 of 0"),
        (nobody_is_mandatory, 0, "admitted  6 of 6"),
        (theatres_are_closed, 1, "mandatory: 1 of 1 patients: p1."),
        (occupants_fill_every_bed, 1, "mandatory: 1 of 1 patients: p1."),
    ],
)
def test_odd_hospitals_end_with_a_plan_and_the_right_code(
    tmp_path: Path, edit: Callable[[dict[str, Any]], None], code: int, said: str
):
    hospital = small_hospital.instance()
    edit(hospital)
    source = small_hospital.write(hospital, tmp_path / "odd.json")
    finished = plan(source, "--report", "odd.html")
    assert finished.returncode == code, finished.stderr
    assert said in finished.stdout
    checked = mapigo_here("check", source, tmp_path / "odd-plan.json")
    assert checked.returncode == code
    assert (tmp_path / "odd.html").is_file()


def test_that_every_plan_is_infeasible_is_proven(tmp_path: Path):
    hospital = small_hospital.instance()
    for patient in hospital["patients"]:
        patient |= {"mandatory": True, "surgery_due_day": 0}
    source = small_hospital.write(hospital, tmp_path / "crowded.json")
    finished = plan(source, "--bound")
    assert finished.returncode == 1
    assert "proven that no plan without violations exists" in finished.stdout
    assert json.loads(plan(source, "--bound", "--json").stdout)["proven_infeasible"]


def test_the_input_is_never_modified(instance_path: Path):
    before = instance_path.read_bytes()
    plan(instance_path, "--quiet")
    assert instance_path.read_bytes() == before


def test_a_plan_in_force_is_kept_to(tmp_path: Path):
    source = small_hospital.write(small_hospital.instance(), tmp_path / "small.json")
    monday = tmp_path / "monday.json"
    assert plan(source, "--format", "mapigo", "--out", monday).returncode == 0
    document = json.loads(monday.read_text())
    patient = document["bookings"][0]["patient"]
    document["pins"] = [{"patient": patient, "admission_day": 5}]
    monday.write_text(json.dumps(document))

    kept = ("--published", monday, "--format", "mapigo", "--out", "tuesday.json")
    assert plan(source, *kept).returncode == 0
    tuesday = json.loads((tmp_path / "tuesday.json").read_text())
    days = {b["patient"]: b["admission_day"] for b in tuesday["bookings"]}
    assert days[patient] == 5
    assert tuesday["pins"] == document["pins"]

    checked = mapigo_here(
        "check", source, tmp_path / "tuesday.json", "--published", monday, "--json"
    )
    amounts = {
        rule["rule"]: rule["amount"] for rule in json.loads(checked.stdout)["rules"]
    }
    assert amounts["H12"] == 0
    assert amounts["S10"] >= 1
    assert amounts["S14"] >= 1

    why = mapigo_here(
        "explain", source, tmp_path / "tuesday.json", patient, "--published", monday
    )
    assert "Differs from the published plan." in why.stdout
    assert re.search(r"Moved by \d+ days? from", " ".join(why.stdout.split()))


def test_pins_that_an_ihtc_solution_cannot_hold_are_refused_at_once(tmp_path: Path):
    source = small_hospital.write(small_hospital.instance(), tmp_path / "small.json")
    monday = tmp_path / "monday.json"
    assert plan(source, "--format", "mapigo", "--out", monday).returncode == 0
    document = json.loads(monday.read_text())
    document["pins"] = [{"patient": "p1", "admission_day": 5}]
    monday.write_text(json.dumps(document))

    finished = plan(source, "--published", monday)
    assert finished.returncode == 2
    assert "pins" in finished.stderr


def test_a_pool_that_nobody_staffs_is_told_before_planning(tmp_path: Path):
    centre = tmp_path / "centre"
    mapigo_here("example", "heart-centre", centre, "--weeks", 1, "--size", 0.3)
    for name in ("pools.csv", "pool_days.csv"):
        lines = (centre / name).read_text().splitlines()
        closed = [
            f"{line.rpartition(',')[0]},0" if line.startswith("tavi_team") else line
            for line in lines
        ]
        (centre / name).write_text("\n".join(closed) + "\n")
    finished = plan(centre, "--steps", 1)
    first = json.loads(finished.stderr.splitlines()[0])
    assert first["note"].startswith("pool 'tavi_team' has no unit to give on any day")
