"""Faults of clinical findings and of the points of the priority."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.strategies.small_centre import small_problem

from mapigo.domain import Clinical, PriorityPoints
from mapigo.domain.validation import find_faults
from mapigo.errors import InputError

pytestmark = pytest.mark.unit

USUAL = PriorityPoints()

CLINICAL_FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "CCS class": ({"ccs_class": 5}, "clinical W1, ccs_class: .* 0 to 4, came 5"),
    "NYHA class": ({"nyha_class": 0}, "nyha_class: .* 1 to 4, came 0"),
    "a share for a percentage": ({"lvef_percent": 0}, "lvef_percent: .* 1 to 100, c"),
    "a child": ({"age_years": 7}, "age_years: .* 18 to 120, came 7"),
    "a year of birth": ({"age_years": 1955}, "age_years: .* came 1955"),
}

POINT_FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "no base": ({"base": 0}, "policy, priority.base: .* 1 to 500, came 0"),
    "negative waiting": ({"waiting_per_target": -1}, "waiting_per_target: .*came -1"),
    "cap before the target": ({"cap_percent": 99}, "cap_percent: .* 100 to 1000, ca"),
    "no class": ({"classes": {}}, "priority.classes: expected at least one class"),
    "negative class": ({"classes": {"P1": -4}}, "classes.P1: .* 0 to 500, came -4"),
    "urgent worth less": (
        {"classes": {"P1": 3, "P2": 9}},
        "classes.P1: expected no fewer points for P1 than for the milder P2, came 3",
    ),
    "a class of angina left out": (
        {"ccs": {"0": 0, "1": 0, "4": 9}},
        "priority.ccs: the points for 2, 3 are missing: add them",
    ),
    "severe worth less": (
        {"nyha": {"1": 0, "2": 4, "3": 3, "4": 6}},
        "nyha.3: expected no fewer points for 3 than for the milder 2, came 3 and 4",
    ),
    "unknown finding": (
        {"valve": USUAL.valve | {"mitral": 3}},
        "priority.valve: finding 'mitral' is unknown: use one of none, other_severe",
    ),
    "absurd points": ({"valve": USUAL.valve | {"none": 501}}, "valve.none: .*came 501"),
}


@pytest.mark.parametrize("name", CLINICAL_FAULTS)
def test_a_clinical_fault_is_found(name: str) -> None:
    findings, sentence = CLINICAL_FAULTS[name]
    with pytest.raises(InputError, match=sentence):
        small_problem(entry={"clinical": Clinical(**findings)})


@pytest.mark.parametrize("name", POINT_FAULTS)
def test_a_fault_of_the_points_is_found(name: str) -> None:
    changes, sentence = POINT_FAULTS[name]
    with pytest.raises(InputError, match=sentence):
        small_problem(policy={"priority": replace(USUAL, **changes)})


def test_the_usual_points_and_no_findings_have_no_fault() -> None:
    problem = small_problem(entry={"clinical": Clinical()})
    assert problem.policy.priority == USUAL
    assert find_faults(problem) == []
