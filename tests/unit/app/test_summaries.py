"""Scores and plans in a few numbers."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mapigo.app.summaries import (
    admissions,
    score_as_json,
    score_by_place_as_json,
)
from mapigo.domain import RULES, Booking, Plan
from mapigo.examples import heart_centre
from mapigo.scoring import Charge, Score

pytestmark = pytest.mark.unit

SCORE = Score.from_charges([Charge("S7", 12), Charge("H7", 2)], {"S7": 5})


def test_a_score_as_json_names_every_rule_once():
    rules = score_as_json(SCORE)["rules"]
    assert [line["rule"] for line in rules] == list(RULES)


def test_a_score_as_json_has_counts_weights_and_costs():
    value = json.loads(json.dumps(score_as_json(SCORE)))
    assert (value["feasible"], value["violations"], value["cost"]) == (False, 2, 60)
    delay = next(line for line in value["rules"] if line["rule"] == "S7")
    assert delay == {
        "rule": "S7",
        "name": "delay",
        "hard": False,
        "amount": 12,
        "weight": 5,
        "cost": 60,
    }


def test_a_score_by_place_has_cost_and_violations_of_patients_and_resources():
    charges = [
        Charge("H7", 2, ("p2", "p1"), "room R1", 3),
        Charge("S7", 4, ("p2",)),
        Charge("S5", 1, ("p1", "p2"), "theatre OT1", 0),
        Charge("S4", 3, (), "nurse N1", 2),
    ]
    score = Score.from_charges(charges, {"S7": 5, "S5": 30, "S4": 1})
    value = json.loads(json.dumps(score_by_place_as_json(score)))
    assert value == {
        "by_patient": [
            {"patient": "p1", "cost": 0, "violations": 2},
            {"patient": "p2", "cost": 20, "violations": 2},
        ],
        "by_resource_and_day": [
            {"resource": "nurse N1", "day": 2, "cost": 3, "violations": 0},
            {"resource": "room R1", "day": 3, "cost": 0, "violations": 2},
            {"resource": "theatre OT1", "day": 0, "cost": 30, "violations": 0},
        ],
    }


def test_admissions_are_in_the_order_of_the_waiting_list():
    problem = heart_centre(weeks=1, size=0.2, n_waiting=5)
    first, second, *others = [entry.id for entry in problem.waiting_list]
    plan = Plan(
        bookings=tuple(Booking(patient, 0, "", "", "") for patient in (second, first))
    )
    people = admissions(problem, plan)
    assert people.admitted == (first, second)
    assert people.not_admitted == tuple(others)
    assert people.n_waiting_list == 5


def test_those_left_out_are_the_mandatory_patients_who_are_not_admitted():
    problem = heart_centre(weeks=1, size=0.2, n_waiting=5)
    entries = tuple(
        replace(entry, mandatory=n < 3, latest_day=6)
        for n, entry in enumerate(problem.waiting_list)
    )
    plan = Plan(bookings=(Booking(entries[1].id, 0, "", "", ""),))
    people = admissions(replace(problem, waiting_list=entries), plan)
    assert people.left_out == (entries[0].id, entries[2].id)
    assert people.n_mandatory == 3
