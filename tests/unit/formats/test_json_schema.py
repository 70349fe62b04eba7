from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.end_to_end import small_hospital
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.formats import JSON_SCHEMAS, json_schema
from mapigo.formats.plan_json import plan_text

pytestmark = pytest.mark.unit


def errors_of(name: str, document: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(json_schema(name))
    return [error.message for error in validator.iter_errors(document)]


@pytest.mark.parametrize("name", JSON_SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    schema = json_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")


def test_an_unknown_schema_is_told() -> None:
    with pytest.raises(ValueError, match=r"expected one of ihtc-instance, .*came 'x'"):
        json_schema("x")


def test_real_instances_and_solutions_fit(ihtc_folder: Path) -> None:
    instances = sorted(ihtc_folder.glob("[cst]*/*1.json"))
    solutions = sorted(ihtc_folder.glob("golden/*01_*.json"))
    assert instances
    assert solutions
    for path in instances:
        assert errors_of("ihtc-instance", json.loads(path.read_text())) == []
    for path in solutions:
        assert errors_of("ihtc-solution", json.loads(path.read_text())) == []


def test_the_own_plan_fits() -> None:
    document = json.loads(plan_text(small_plan(), small_problem()))
    assert errors_of("mapigo-plan", document) == []


def test_faulty_documents_do_not_fit() -> None:
    instance = small_hospital.instance()
    instance["patients"][0]["surgery_duration"] = "60"
    del instance["weights"]
    assert sorted(errors_of("ihtc-instance", instance)) == [
        "'60' is not of type 'integer'",
        "'weights' is a required property",
    ]
    solution = small_hospital.plan()
    solution["patients"][0]["admission_day"] = "monday"
    assert len(errors_of("ihtc-solution", solution)) == 1
    assert errors_of("mapigo-plan", {"format": "mapigo-plan"})
