"""Everybody explained: order, the option told, the table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import (
    CENTRE,
    POLICY,
    book,
    duties,
    patient,
    problem,
)

from mapigo.app.explained_table import COLUMNS, explained_csv
from mapigo.app.explaining import (
    admitted_dearest_first,
    best_other,
    explain,
    not_admitted_urgent_first,
)
from mapigo.domain import Plan
from mapigo.explain import explain_all

pytestmark = pytest.mark.unit

PLAN = Plan((book("p1", day=1), book("p2", day=3)), tuple(duties("N0", "R1", "R2")))
HOSPITAL = problem(
    patient("p1"),
    patient("p2"),
    patient("p3", theatre_minutes=400),
    patient("p4", earliest_day=2),
    patient("p5", mandatory=True, latest_day=4, theatre_minutes=301),
    policy=replace(POLICY, weights={"S7": 10, "S8": 200}),
)


def test_all_are_explained_in_the_order_of_the_list_with_their_number() -> None:
    told: list[tuple[int, int]] = []
    explained = explain_all(
        HOSPITAL, PLAN, 2, lambda n_done, n_all: told.append((n_done, n_all))
    )
    assert [one.patient for one in explained] == ["p1", "p2", "p3", "p4", "p5"]
    assert told == [(number, 5) for number in range(1, 6)]
    assert explained[0] == explain(HOSPITAL, PLAN, "p1", 2)


def test_who_must_come_stands_first_and_who_cannot_last() -> None:
    explained = explain_all(HOSPITAL, PLAN)
    waiting = [one.patient for one in not_admitted_urgent_first(explained)]
    assert waiting == ["p5", "p4", "p3"]
    admitted = admitted_dearest_first(explained)
    assert [(one.patient, one.cost) for one in admitted] == [("p2", 30), ("p1", 10)]


def test_another_date_is_told_rather_than_another_room() -> None:
    weights = replace(POLICY, weights={"S7": 10})
    hospital = problem(patient("p1"), policy=weights)
    explanation = explain(hospital, Plan((book("p1"),), PLAN.duties), "p1")
    assert explanation.options[0].booking.admission_day == 0
    best = best_other(explanation)
    assert best is not None
    assert (best.booking.admission_day, best.cost_difference) == (1, 10)
    only_today = problem(patient("p1", latest_day=0), policy=weights)
    best = best_other(explain(only_today, Plan((book("p1"),), PLAN.duties), "p1"))
    assert best is not None
    assert best.booking.admission_day == 0


def test_the_table_has_a_row_for_each() -> None:
    explained = explain_all(HOSPITAL, PLAN)
    text = explained_csv(explained, CENTRE.calendar)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["patient"] for row in rows] == ["p1", "p2", "p3", "p4", "p5"]
    assert tuple(rows[0]) == COLUMNS
    p1, p3 = rows[0], rows[2]
    assert (p1["admission"], p1["room"], p1["cost"]) == ("1", "R1", "10")
    assert (p1["best_option_admission"], p1["best_option_difference"]) == ("0", "-10")
    assert p3["main_reason"] == "No surgeon time on all 5 days."
    assert p3["best_option_difference"] == p3["displaced"] == ""
