"""Clinical findings of the example: shares that add up, and a person they fit."""

from __future__ import annotations

from dataclasses import fields

import pytest

from mapigo.domain import Clinical, OperationUrgency, PlanningProblem
from mapigo.examples import heart_centre
from mapigo.examples.casemix import procedures
from mapigo.examples.findings import AGES
from mapigo.examples.tables import rows
from mapigo.risk import euroscore2_of

pytestmark = pytest.mark.unit

GROUPS = {procedure.findings for procedure in procedures()} - {""}
FROM_THE_ENTRY = {"age_years", "female", "urgency"}


@pytest.fixture(scope="module")
def centre() -> PlanningProblem:
    return heart_centre()


def test_every_group_has_its_column() -> None:
    assert set(rows("findings")[0]) == GROUPS | {"finding", "value", "source"}


def test_every_finding_has_shares() -> None:
    named = {row["finding"] for row in rows("findings")}
    assert named | FROM_THE_ENTRY == {field.name for field in fields(Clinical)}


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_the_shares_of_a_finding_add_up_to_one(group: str) -> None:
    sums: dict[str, float] = {}
    for row in rows("findings"):
        sums[row["finding"]] = sums.get(row["finding"], 0) + float(row[group])
    unknown = sums.pop("intervention") if group == "tavi" else 0.0
    assert unknown == 0.0
    assert sums == pytest.approx(dict.fromkeys(sums, 1.0))


def test_heart_surgery_and_tavi_alone_have_findings(centre: PlanningProblem) -> None:
    with_findings = {procedure.name for procedure in procedures() if procedure.findings}
    assert "TAVI" in with_findings
    for entry in centre.waiting_list:
        assert (entry.clinical is not None) == (entry.procedure in with_findings)


def test_findings_fit_the_person_and_the_class(centre: PlanningProblem) -> None:
    for entry in centre.waiting_list:
        if entry.clinical is None:
            continue
        first, last = AGES[entry.age_group]
        assert first <= (entry.clinical.age_years or 0) <= last
        assert entry.clinical.female == (entry.sex == "F")
        urgent = entry.clinical.urgency == OperationUrgency.URGENT
        assert urgent == (entry.priority == "P1")


def test_surgery_has_a_surgical_risk_and_tavi_has_none(centre: PlanningProblem) -> None:
    for entry in centre.waiting_list:
        if entry.clinical is not None:
            risk = euroscore2_of(entry.clinical)
            expected = ("intervention",) if entry.procedure == "TAVI" else ()
            assert risk.missing == expected
