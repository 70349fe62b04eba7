"""Inputs are recognised by content; what is something else is told as such."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end import small_hospital
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.errors import InputError
from mapigo.formats import (
    PlanFormat,
    ProblemFormat,
    plan_format_of,
    read_plan,
    read_problem,
    write_plan,
    write_problem,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([1, 2], "this is a list of 2 values: expected an IHTC instance"),
        (3, "this is a single value"),
        ({}, "this is an empty object"),
        ({"hello": 1}, "an object with the keys hello: expected"),
        (dict.fromkeys("abcdefg"), r"keys a, b, c, d, e, …: expected"),
        ({"resourceType": "Bundle"}, r"a FHIR resource \(Bundle\)"),
        ({"resourceType": 3, "rooms": [], "days": 1}, "this is a FHIR resource:"),
        (small_hospital.plan(), "this is a plan in the IHTC solution format"),
        ({"format": "mapigo-plan"}, "this is a mapigo plan: expected an IHTC inst"),
    ],
)
def test_json_of_another_kind_is_no_problem(
    tmp_path: Path, document: Any, sentence: str
) -> None:
    path = small_hospital.write(document, tmp_path / "x.json")
    with pytest.raises(InputError, match=sentence):
        read_problem(path)


def test_an_instance_is_no_plan(tmp_path: Path) -> None:
    path = small_hospital.write(small_hospital.instance(), tmp_path / "x.json")
    with pytest.raises(InputError, match=r"this is an IHTC instance: expected a plan"):
        read_plan(path, read_problem(path))


def test_an_instance_with_a_table_missing_is_still_an_instance(tmp_path: Path) -> None:
    document = small_hospital.instance()
    del document["patients"]
    path = small_hospital.write(document, tmp_path / "x.json")
    with pytest.raises(InputError, match="patients: the key patients is missing"):
        read_problem(path)


def test_the_suffix_of_a_file_does_not_matter(tmp_path: Path) -> None:
    path = small_hospital.write(small_hospital.instance(), tmp_path / "x.txt")
    assert read_problem(path).centre.name == "x"


def test_a_table_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "rooms.csv"
    path.write_text("id,beds\nC1,2\n")
    sentence = "no JSON, it begins with 'id,beds': .* Name the folder"
    with pytest.raises(InputError, match=sentence):
        read_problem(path)


def test_a_folder_that_is_no_centre_folder(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"holds no centre.toml: a centre folder holds"
    ):
        read_problem(tmp_path)


def test_a_folder_of_instances(tmp_path: Path) -> None:
    (tmp_path / "i01.json").write_text("{}")
    with pytest.raises(InputError, match="holds JSON files: name one of them"):
        read_problem(tmp_path)


def test_a_folder_that_is_no_plan_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no plan.toml: a plan folder holds"):
        read_plan(tmp_path, small_problem())


def test_a_folder_that_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    sentence = r"the folder cannot be read \(Permission denied\)"
    with pytest.raises(InputError, match=sentence):
        read_problem(tmp_path)


def test_plans_go_with_the_format_of_their_problem(tmp_path: Path) -> None:
    assert plan_format_of(tmp_path) is PlanFormat.MAPIGO
    assert plan_format_of(str(tmp_path / "i01.json")) is PlanFormat.IHTC


def test_problems_and_plans_are_recognised_by_content(tmp_path: Path) -> None:
    problem, plan = small_problem(), small_plan()
    write_problem(problem, tmp_path / "in", problem_format=ProblemFormat.CENTRE_FOLDER)
    write_plan(plan, problem, tmp_path / "a", plan_format=PlanFormat.MAPIGO)
    write_plan(plan, problem, tmp_path / "b", plan_format=PlanFormat.CSV)
    assert read_problem(str(tmp_path / "in")) == problem
    assert read_plan(tmp_path / "a", problem) == plan
    assert read_plan(tmp_path / "b", problem) == plan


def test_reading_needs_no_compiler() -> None:
    code = "import sys, mapigo.formats; print('numba' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_path_in_a_sentence_is_safe_to_show(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.json"
    path.write_text(json.dumps({"days": "x", "rooms": []}))
    with pytest.raises(InputError, match=r"a\\x1b\[2J.json: days: expected a whole"):
        read_problem(path)
