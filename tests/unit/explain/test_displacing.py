"""Who could give way, at what price, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.scoring.small_hospital import (
    CENTRE,
    POLICY,
    book,
    duties,
    pathway,
    patient,
    problem,
)

from mapigo.domain import Pin, Plan, PlanningProblem
from mapigo.explain import Displacement, explain_patient, ways_in

pytestmark = pytest.mark.unit

NURSES = tuple(duties("N0", "R1", "R2"))
WEIGHTS = replace(POLICY, weights={"S7": 10, "S8": 200})
THREE_NIGHTS = pathway(("operation", 0), ("ward", 3))
LONG = 200
"""Minutes of a case of which a theatre or surgeon has time for one a day."""


def hospital(*changes: dict[str, object]) -> PlanningProblem:
    """Return a hospital in which all are operated on by S1, whose day takes one."""
    people = (
        patient(f"p{number}", theatre_minutes=LONG, **change)
        for number, change in enumerate(changes, start=1)
    )
    return problem(*people, policy=WEIGHTS)


def test_who_holds_the_surgeons_time_gives_way_and_comes_later() -> None:
    two = hospital({"latest_day": 0, "mandatory": True}, {"latest_day": 1})
    plan = Plan((book("p2"),), NURSES)
    (option,) = ways_in(two, plan, "p1")
    assert (option.booking.admission_day, option.cost_difference) == (0, 10)
    (other,) = option.displaced
    assert (other.patient, other.before) == ("p2", book("p2"))
    assert other.after is not None
    assert other.after.admission_day == 1
    assert option.carried_out(plan).booking_of().keys() == {"p1", "p2"}


def test_the_sentence_says_who_has_to_move() -> None:
    two = hospital({"latest_day": 0, "mandatory": True}, {"latest_day": 1})
    explanation = explain_patient(two, Plan((book("p2"),), NURSES), "p1")
    assert explanation.main_reason == (
        "Must be admitted, and could be: on day 0 if p2 moves to day 1; "
        "the plan would cost 10 more."
    )


def test_who_need_not_come_may_be_left_out() -> None:
    two = hospital({"latest_day": 0}, {"latest_day": 0})
    plan = Plan((book("p2"),), NURSES)
    (option,) = ways_in(two, plan, "p1")
    assert option.displaced == (Displacement("p2", book("p2"), None),)
    assert option.cost_difference == 0
    assert explain_patient(two, plan, "p1").main_reason == (
        "No surgeon time on the only day. Could come on day 0 if p2 is left out; "
        "the plan would cost the same."
    )


def test_two_who_are_admitted_change_places() -> None:
    two = hospital({}, {"latest_day": 4})
    plan = Plan((book("p1", day=1), book("p2")), NURSES)
    option = ways_in(two, plan, "p1", days=[0])[0]
    assert [(one.patient, one.after) for one in option.displaced] == [
        ("p2", book("p2", day=1))
    ]
    assert option.cost_difference == 0


def test_the_date_that_the_patient_leaves_may_be_the_only_other() -> None:
    two = hospital({}, {"latest_day": 1, "mandatory": True})
    plan = Plan((book("p1", day=1), book("p2")), NURSES)
    (option,) = ways_in(two, plan, "p1", days=[0])
    assert option.displaced == (Displacement("p2", book("p2"), book("p2", day=1)),)


def test_another_theatre_on_the_same_day_is_a_way_to_give_way() -> None:
    with_robot = replace(CENTRE.theatres[0], capabilities=frozenset({"robot"}))
    centre = replace(CENTRE, theatres=(with_robot, CENTRE.theatres[1]))
    needs = {"needed_capabilities": frozenset({"robot"}), "surgeons": ("S2",)}
    only_today = {"latest_day": 0, "mandatory": True, "theatre_minutes": 300}
    two = problem(
        patient("p1", **only_today, **needs),
        patient("p2", **only_today),
        centre=centre,
        policy=WEIGHTS,
    )
    (option,) = ways_in(two, Plan((book("p2"),), NURSES), "p1", top=1)
    (other,) = option.displaced
    assert other.after is not None
    assert (other.after.admission_day, other.after.theatre) == (0, "OR2")


@pytest.mark.parametrize(
    "in_the_way",
    [
        {"latest_day": 0, "mandatory": True},
        {"latest_day": 1, "theatre_minutes": 90},
    ],
    ids=["must come and has no other day", "holds too little time"],
)
def test_nobody_gives_way_in_vain(in_the_way: dict[str, object]) -> None:
    two = problem(
        patient("p1", theatre_minutes=300, latest_day=0),
        patient("p2", **{"theatre_minutes": LONG, **in_the_way}),
        patient("p3", theatre_minutes=90, latest_day=0, mandatory=True),
        policy=WEIGHTS,
    )
    plan = Plan((book("p2"), book("p3")), NURSES)
    assert ways_in(two, plan, "p1") == ()


def test_who_is_pinned_stays() -> None:
    two = hospital({"latest_day": 1}, {})
    pinned = Plan((book("p2"),), NURSES, pins=(Pin("p2", room="R1"),))
    assert not ways_in(two, pinned, "p1", days=[0])


def test_who_has_come_keeps_the_bed() -> None:
    one_bed = (replace(CENTRE.rooms[0], beds=1),)
    people = [patient(f"p{n}", pathway=THREE_NIGHTS, latest_day=1) for n in (1, 2)]
    two = problem(*people, centre=replace(CENTRE, rooms=one_bed), policy=WEIGHTS)
    plan = Plan((book("p2"),), tuple(duties("N0", "R1")))
    in_force = replace(two, published=plan)
    assert [one.displaced for one in ways_in(in_force, plan, "p1", days=[1])]
    tomorrow = replace(in_force, today=1)
    assert not ways_in(tomorrow, plan, "p1")


def test_who_has_come_has_no_other_date() -> None:
    plan = Plan((book("p1"),), NURSES)
    in_force = replace(hospital({}), published=plan)
    assert explain_patient(in_force, plan, "p1").options
    tomorrow = replace(in_force, today=1)
    assert not explain_patient(tomorrow, plan, "p1").options
    assert not ways_in(tomorrow, plan, "p1")


def test_the_reason_is_that_of_days_to_come() -> None:
    """Also for who should be in the house, and is not admitted."""
    in_force = replace(hospital({"latest_day": 2}), published=Plan((book("p1"),)))
    busy = replace(CENTRE.surgeons[0], minutes_by_day=(LONG, *(0,) * 4))
    centre = replace(CENTRE, surgeons=(busy, *CENTRE.surgeons[1:]))
    tomorrow = replace(in_force, centre=centre, today=1)
    explanation = explain_patient(tomorrow, Plan(duties=NURSES), "p1")
    assert explanation.refusals[0].is_feasible
    assert explanation.main_reason == "No surgeon time on both days."


def test_a_free_place_displaces_nobody() -> None:
    two = hospital({}, {})
    found = ways_in(two, Plan((book("p2"),), NURSES), "p1", top=1)
    by_day = {one.booking.admission_day: one.displaced for one in found}
    assert len(by_day.pop(0)) == 1
    assert set(by_day.values()) == {()}


def test_a_bed_and_an_icu_unit_are_given_up_too() -> None:
    through_icu = pathway(("operation", 0), ("icu", 1), ("ward", 1))
    one_bed = tuple(replace(room, beds=1) for room in CENTRE.rooms[:1])
    people = [
        patient(f"p{n}", pathway=through_icu, surgeons=(f"S{n}",), latest_day=0)
        for n in (1, 2)
    ]
    two = problem(*people, centre=replace(CENTRE, rooms=one_bed), policy=WEIGHTS)
    (option,) = ways_in(two, Plan((book("p2", surgeon="S2"),), NURSES), "p1")
    assert [other.patient for other in option.displaced] == ["p2"]


def test_two_give_way_where_one_does_not_make_room() -> None:
    three = problem(
        patient("p1", theatre_minutes=300, latest_day=0, mandatory=True),
        patient("p2", latest_day=1),
        patient("p3", latest_day=0),
        policy=WEIGHTS,
    )
    plan = Plan((book("p2"), book("p3", room="R2")), NURSES)
    (option,) = ways_in(three, plan, "p1")
    assert option.cost_difference == 10 + 200
    assert explain_patient(three, plan, "p1").main_reason == (
        "Must be admitted, and could be: on day 0 if p2 moves to day 1 and p3 is left "
        "out; the plan would cost 210 more."
    )
