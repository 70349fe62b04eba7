"""Bad input: one clear sentence, exit code 2, nothing written, never a traceback."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import assert_refused, mapigo_here

pytestmark = pytest.mark.end_to_end

Json = dict[str, Any]


def refused_plan(source: Path, *options: object) -> str:
    """Plan a faulty input; return what was said once nothing was written."""
    before = sorted(source.parent.rglob("*"))
    finished = mapigo_here(
        "plan", source, "--out", "plan.json", *options, folder=source.parent
    )
    assert sorted(source.parent.rglob("*")) == before
    return assert_refused(finished)


def test_a_missing_file(tmp_path: Path):
    assert "missing.json" in refused_plan(tmp_path / "missing.json")


def test_a_folder_that_is_no_centre(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert "centre.toml" in refused_plan(tmp_path / "empty")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r"empty"),
        (b'{"days": 7, "rooms": [', r"line 1"),
        (b'{"hello": "world"}', r"patients|IHTC|instance"),
        (b"[1, 2, 3]", r"object|instance"),
        (b"\xff\xfe\x00\x01 not text", r"UTF-8"),
        (b"just words", r"JSON"),
    ],
    ids=["empty", "truncated", "other-kind", "list", "encoding", "words"],
)
def test_a_file_that_is_no_instance(tmp_path: Path, content: bytes, said: str):
    source = tmp_path / "small.json"
    source.write_bytes(content)
    assert re.search(said, refused_plan(source))


def _set(table: str, index: int, **fields: Any) -> Callable[[Json], None]:
    def change(hospital: Json) -> None:
        hospital[table][index] |= fields

    return change


def _drop(*keys: str) -> Callable[[Json], None]:
    def change(hospital: Json) -> None:
        for key in keys[:-1]:
            hospital = hospital[key]
        del hospital[keys[-1]]

    return change


def _repeat(table: str) -> Callable[[Json], None]:
    return lambda hospital: hospital[table].append(hospital[table][0])


def _nurse_on(**shift: Any) -> Callable[[Json], None]:
    return lambda hospital: hospital["nurses"][0]["working_shifts"][0].update(shift)


FAULTS: dict[str, tuple[Callable[[Json], None], str]] = {
    "wrong type": (_set("rooms", 0, capacity="two"), "capacity"),
    "a number as text": (
        _set("patients", 0, surgery_duration="60"),
        "surgery_duration",
    ),
    "unknown surgeon": (_set("patients", 2, surgeon_id="s9"), "s9"),
    "unknown room": (_set("patients", 2, incompatible_room_ids=["r9"]), "r9"),
    "unknown room of an occupant": (_set("occupants", 0, room_id="r9"), "r9"),
    "unknown age group": (_set("patients", 0, age_group="teen"), "teen"),
    "patient twice": (_repeat("patients"), "p0"),
    "room twice": (_repeat("rooms"), "r0"),
    "negative minutes": (_set("patients", 3, surgery_duration=-30), "-30"),
    "absurd beds": (_set("rooms", 1, capacity=10**9), "r1"),
    "released after due": (
        _set("patients", 1, surgery_release_day=5, surgery_due_day=2),
        "p1",
    ),
    "stay of no day": (_set("patients", 4, length_of_stay=0), "p4"),
    "unknown shift": (_nurse_on(shift="siesta"), "siesta"),
    "unknown day": (_nurse_on(day=99), "99"),
    "no weights": (_drop("weights"), "weights"),
    "a weight missing": (_drop("weights", "patient_delay"), "patient_delay"),
    "no rooms": (_drop("rooms"), "rooms"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_instance(tmp_path: Path, fault: str):
    hospital = small_hospital.instance()
    spoil, said = FAULTS[fault]
    spoil(hospital)
    source = small_hospital.write(hospital, tmp_path / "small.json")
    sentences = refused_plan(source)
    assert said in sentences
    assert "small.json" in sentences


def test_all_faults_are_told_at_once(tmp_path: Path):
    hospital = small_hospital.instance()
    for fault in ("unknown surgeon", "stay of no day", "unknown shift"):
        FAULTS[fault][0](hospital)
    source = small_hospital.write(hospital, tmp_path / "small.json")
    sentences = refused_plan(source)
    for said in ("3 faults", "s9", "p4", "siesta"):
        assert said in sentences


def test_a_plan_in_place_of_a_problem(plan_path: Path):
    assert "plan" in refused_plan(plan_path)


@pytest.fixture
def centre_folder(instance_path: Path) -> Path:
    """Return the small hospital as a centre folder."""
    finished = mapigo_here(
        "convert", instance_path, "centre", folder=instance_path.parent
    )
    assert finished.returncode == 0, finished.stderr
    return instance_path.parent / "centre"


def _spoil_table(folder: Path, change: Callable[[bytes], bytes]) -> None:
    table = folder / "waiting_list.csv"
    table.write_bytes(change(table.read_bytes()))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace(b"120", b"NaN", 1), r"NaN"),
        (lambda text: text.replace(b",", b";"), r"semicolon|;"),
        (lambda text: text.replace(b"p0", b"p\xe9"), r"UTF-8"),
        (lambda _: b"", r"empty|column"),
    ],
    ids=["nan", "semicolons", "encoding", "empty"],
)
def test_a_faulty_table(
    centre_folder: Path, change: Callable[[bytes], bytes], said: str
):
    _spoil_table(centre_folder, change)
    sentences = refused_plan(centre_folder)
    assert re.search(said, sentences)
    assert "waiting_list.csv" in sentences


@pytest.mark.parametrize("target", ["missing/plan.json", "small.json", "."])
@pytest.mark.parametrize("option", ["--out", "--report"])
def test_an_unwritable_output_is_refused_at_once(
    instance_path: Path, option: str, target: str
):
    before = instance_path.read_bytes()
    refused_plan(instance_path, "--time", 60, option, target)
    assert instance_path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_refused_at_once(instance_path: Path):
    instance_path.parent.chmod(0o555)
    try:
        assert "Permission denied" in refused_plan(instance_path)
    finally:
        instance_path.parent.chmod(0o755)


@pytest.mark.parametrize("command", ["check", "explain", "convert"])
def test_a_plan_for_another_instance(instance_path: Path, tmp_path: Path, command: str):
    plan = small_hospital.plan()
    plan["patients"][0]["id"] = "somebody-else"
    plan_path = small_hospital.write(plan, tmp_path / "other.json")
    arguments: dict[str, tuple[object, ...]] = {
        "check": (instance_path, plan_path),
        "explain": (instance_path, plan_path, "p1"),
        "convert": (instance_path, tmp_path / "out.json", "--plan", plan_path),
    }
    sentences = assert_refused(mapigo_here(command, *arguments[command]))
    assert "somebody-else" in sentences
    assert not (tmp_path / "out.json").exists()


def test_a_problem_in_place_of_a_plan(instance_path: Path):
    assert "plan" in assert_refused(mapigo_here("check", instance_path, instance_path))


def test_an_unknown_patient_is_answered_with_similar_ids(
    instance_path: Path, plan_path: Path
):
    sentences = assert_refused(mapigo_here("explain", instance_path, plan_path, "p55"))
    assert "p55" in sentences
    assert "p5" in sentences.replace("p55", "")


def test_a_truncated_plan(instance_path: Path, tmp_path: Path):
    text = json.dumps(small_hospital.plan())
    (tmp_path / "cut.json").write_text(text[: len(text) // 2])
    assert "cut.json" in assert_refused(
        mapigo_here("check", instance_path, tmp_path / "cut.json")
    )


def test_an_example_does_not_fill_a_folder_that_holds_something(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine")
    sentences = assert_refused(mapigo_here("example", "heart-centre", tmp_path))
    assert "--force" in sentences
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_example_beyond_its_limits_is_answered_with_all_of_them(tmp_path: Path):
    finished = mapigo_here(
        "example", "heart-centre", tmp_path / "centre",
        "--weeks", 26, "--size", 0.1, "--waiting", 0,
    )  # fmt: skip
    sentences = assert_refused(finished)
    for said in ("weeks must be", "from 1 to 12", "size must be", "n_waiting must be"):
        assert said in sentences
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_example(tmp_path: Path):
    sentences = assert_refused(mapigo_here("example", "brain", tmp_path / "x"))
    assert "choose one of heart-centre, benchmark-hospital" in sentences


def test_a_benchmark_hospital_does_not_replace_a_file(tmp_path: Path):
    file = tmp_path / "notes.json"
    file.write_text("mine")
    sentences = assert_refused(mapigo_here("example", "benchmark-hospital", file))
    assert "--force" in sentences
    assert file.read_text() == "mine"


def test_a_benchmark_hospital_is_not_a_folder(tmp_path: Path):
    sentences = assert_refused(mapigo_here("example", "benchmark-hospital", tmp_path))
    assert "is a folder" in sentences


def test_a_benchmark_hospital_beyond_its_limits(tmp_path: Path):
    finished = mapigo_here(
        "example", "benchmark-hospital", tmp_path / "x.json",
        "--days", 6, "--patients", 0, "--mandatory", 2,
    )  # fmt: skip
    sentences = assert_refused(finished)
    for said in ("n_days must be", "n_patients must be", "mandatory_share must be"):
        assert said in sentences
    assert list(tmp_path.iterdir()) == []


def test_a_bench_of_a_folder_without_instances(tmp_path: Path):
    assert "no instance" in assert_refused(mapigo_here("bench", tmp_path))


def test_a_bench_of_an_unknown_name(instance_path: Path):
    finished = mapigo_here("bench", instance_path.parent, "--only", "smal")
    assert "did you mean small" in assert_refused(finished)


def test_a_bench_reads_every_instance_before_planning_the_first(
    instance_path: Path, tmp_path: Path
):
    (tmp_path / "zebra.json").write_text("{")
    out = tmp_path / "results.csv"
    finished = mapigo_here("bench", instance_path.parent, "--out", out)
    assert "zebra.json" in assert_refused(finished)
    assert not out.exists()


def test_a_format_that_cannot_hold_the_plan_is_refused_at_once(tmp_path: Path):
    centre = tmp_path / "centre"
    mapigo_here("example", "heart-centre", centre, "--weeks", 1, "--size", 0.3)
    sentences = refused_plan(centre, "--time", 60, "--format", "ihtc")
    assert "IHTC" in sentences


def test_an_unknown_schema():
    assert "plan" in assert_refused(mapigo_here("schema", "no-such-schema"))


def test_a_problem_cannot_become_a_table_of_plans(instance_path: Path):
    finished = mapigo_here("convert", instance_path, "out", "--to", "csv")
    assert "a problem can be written as ihtc, centre-folder" in assert_refused(finished)
