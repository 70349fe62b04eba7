"""The explanation of one patient, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.scoring.small_hospital import (
    CENTRE,
    POLICY,
    book,
    duties,
    occupant,
    pathway,
    patient,
    problem,
)

from mapigo.domain import Calendar, Plan, Suspension
from mapigo.errors import InputError
from mapigo.explain import explain_patient

pytestmark = pytest.mark.unit

NURSES = tuple(duties("N0", "R1", "R2"))
WEIGHTS = replace(POLICY, weights={"S3": 1, "S5": 30, "S7": 10, "S8": 200})


def test_parts_are_the_costs_that_only_this_patient_causes() -> None:
    hospital = problem(patient("p1"), patient("p2"), policy=WEIGHTS)
    plan = Plan((book("p1", day=1), book("p2", day=1)), NURSES)
    explanation = explain_patient(hospital, plan, "p1")
    costs = {part.rule: part.cost for part in explanation.parts}
    # The theatre is open for p2 all the same.
    assert costs == {"S3": 1, "S7": 10}
    assert explanation.cost == 11
    assert explanation.patient == "p1"
    assert explanation.is_admitted
    assert explanation.delay_days == 1
    assert explanation.leaving_out_difference == 200 - 11
    assert explanation.main_reason == ""


def test_options_are_the_best_of_each_day_cheapest_first() -> None:
    hospital = problem(
        patient("p1", surgeons=("S1",), incompatible_rooms=frozenset({"R2"})),
        policy=WEIGHTS,
    )
    plan = Plan((book("p1", day=1),), NURSES)
    explanation = explain_patient(hospital, plan, "p1", top=3)
    assert [
        (one.booking.admission_day, one.booking.theatre, one.cost_difference)
        for one in explanation.options
    ] == [(0, "OR1", -10), (1, "OR2", 0), (2, "OR1", 10)]
    assert [one.booking.admission_day for one in explanation.best_by_day] == [*range(5)]


def test_a_patient_not_admitted_is_refused_or_too_dear() -> None:
    cheap_to_leave_out = replace(WEIGHTS, weights={"S5": 30, "S8": 10})
    hospital = problem(patient("p1", earliest_day=3), policy=cheap_to_leave_out)
    explanation = explain_patient(hospital, Plan(duties=NURSES), "p1")
    assert not explanation.is_admitted
    assert [refusal.is_feasible for refusal in explanation.refusals] == [
        *[False] * 3,
        *[True] * 2,
    ]
    assert [part.rule for part in explanation.parts] == ["S8"]
    assert explanation.options[0].cost_difference == 20
    assert explanation.main_reason == (
        "Could be admitted, at best on day 3, but that costs 20 more than leaving the "
        "patient out."
    )
    assert explanation.delay_days is None
    assert explanation.leaving_out_difference is None


def test_a_plan_that_can_be_improved_is_said_to_be() -> None:
    hospital = problem(patient("p1"), policy=WEIGHTS)
    explanation = explain_patient(hospital, Plan(duties=NURSES), "p1")
    assert explanation.main_reason == (
        "Could be admitted on day 0 at no more cost than leaving the patient out "
        "(169 less): a longer search may find it."
    )


def test_a_mandatory_patient_who_could_be_admitted() -> None:
    hospital = problem(patient("p1", mandatory=True, latest_day=2), policy=WEIGHTS)
    explanation = explain_patient(hospital, Plan(duties=NURSES), "p1")
    assert (
        explanation.main_reason == "Must be admitted, and could be: at best on day 0."
    )
    assert [part.rule for part in explanation.parts] == ["H5"]


def test_a_patient_whom_every_day_refuses() -> None:
    hospital = problem(patient("p1", theatre_minutes=400), policy=WEIGHTS)
    explanation = explain_patient(hospital, Plan(duties=NURSES), "p1")
    assert explanation.options == ()
    assert explanation.main_reason == "No surgeon time on all 5 days."


def test_the_elective_wait_is_from_decision_to_admission() -> None:
    calendar = Calendar(5, ("early", "late"), date(2026, 12, 7))
    later = pathway(("ward", 1), ("operation", 0), ("ward", 1))
    hospital = problem(
        patient(
            "p1",
            pathway=later,
            decision_date=date(2026, 11, 30),
            suspensions=(Suspension(-3, -2),),
        ),
        patient("p2"),
        centre=replace(CENTRE, calendar=calendar),
    )
    plan = Plan((book("p1", day=1), book("p2", day=1)), NURSES)
    assert explain_patient(hospital, plan, "p1").elective_wait_days == 8 - 2
    assert explain_patient(hospital, plan, "p2").elective_wait_days is None


def test_an_option_staffs_an_empty_room() -> None:
    hospital = problem(
        patient("p1", latest_day=0, required_skill=(0, 2, 1, 1)),
        policy=replace(POLICY, weights={"S2": 10, "S3": 1, "S8": 100}),
    )
    option = explain_patient(hospital, Plan(), "p1").options[0]
    assert [duty.nurse for duty in option.new_duties] == ["N2"] * 4
    assert option.cost_difference == 1 - 100


def test_a_centre_without_nurses_has_options_without_duties(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mapigo.domain.problem.find_faults", lambda problem: [])
    hospital = problem(patient("p1"), centre=replace(CENTRE, nurses=()))
    options = explain_patient(hospital, Plan(), "p1").options
    assert len(options) == 5
    assert all(not option.new_duties for option in options)


@pytest.mark.parametrize(
    ("patient_id", "message"),
    [
        ("heart-01", r"no patient 'heart-01': give one that it has \(heart-001\)"),
        ("a1", r"'a1' is in a bed already and was not planned"),
        ("zzz", r"give one that it has \(for example heart-001\)"),
    ],
)
def test_an_unknown_patient_is_an_error_with_near_matches(
    patient_id: str, message: str
) -> None:
    hospital = problem(patient("heart-001"), patient("valve-002"), occupant("a1"))
    with pytest.raises(InputError, match=message):
        explain_patient(hospital, Plan(), patient_id)


def test_an_empty_waiting_list_has_no_patient_to_explain() -> None:
    with pytest.raises(InputError, match=r"no patient 'p1': it is empty, so there is"):
        explain_patient(problem(occupant("a1")), Plan(), "p1")
