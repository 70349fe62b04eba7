"""What refuses a patient, in words, each by a small example."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

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

from mapigo.domain import Centre, Pin, Plan, PlanningProblem, Policy, Pool, Suspension
from mapigo.explain import DayRefusal, Reason, refusals
from mapigo.scoring import Occupancy

pytestmark = pytest.mark.unit

NURSES = tuple(duties("N0", "R1", "R2"))


def reasons_of(
    hospital: PlanningProblem, *bookings: Any, day: int = 0, **parts: Any
) -> list[tuple[str, str]]:
    """Return (rule, sentence) of what refuses patient p1 on a day."""
    occupancy = Occupancy.from_plan(hospital, Plan(bookings, NURSES, **parts))
    found = refusals(hospital, occupancy, occupancy.entries["p1"])
    return [(reason.rule, reason.sentence) for reason in found[day].reasons]


def with_minutes(table: str, *minutes: int) -> Centre:
    """Return the centre with these minutes on day 0, one for each of a table."""
    items = getattr(CENTRE, table)
    changed: dict[str, Any] = {}
    changed[table] = tuple(
        replace(item, minutes_by_day=(first, *item.minutes_by_day[1:]))
        for item, first in zip(items, minutes, strict=True)
    )
    return replace(CENTRE, **changed)


def test_a_day_with_everything_free_is_feasible() -> None:
    hospital = problem(patient())
    assert reasons_of(hospital) == []
    assert DayRefusal(0).is_feasible
    assert not DayRefusal(0, (Reason("H6", "No."),)).is_feasible


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (0, "Cannot be admitted before day 1."),
        (3, "Must be admitted by day 2."),
        (4, "Must be admitted by day 2."),
    ],
)
def test_days_outside_the_window(day: int, sentence: str) -> None:
    hospital = problem(patient(earliest_day=1, latest_day=2))
    assert reasons_of(hospital, day=day) == [("H6", sentence)]
    assert reasons_of(hospital, day=1) == []


def test_an_operation_after_the_horizon() -> None:
    later = pathway(("ward", 2), ("operation", 0), ("ward", 1))
    hospital = problem(patient(pathway=later))
    sentence = "The operation would come after the last day planned."
    assert reasons_of(hospital, day=3) == [("H6", sentence)]
    assert reasons_of(hospital, day=2) == []


def test_a_suspension() -> None:
    hospital = problem(patient(suspensions=(Suspension(0, 1),)))
    sentence = "The patient is not available on day 1 (suspended)."
    assert reasons_of(hospital, day=1) == [("H13", sentence)]
    assert reasons_of(hospital, day=2) == []


def test_a_surgeon_without_enough_time() -> None:
    hospital = problem(patient(), patient("p2", theatre_minutes=250))
    sentence = "Surgeon S1 has 50 of the 100 minutes needed left on day 0."
    assert reasons_of(hospital, book("p2", theatre="OR2")) == [("H3", sentence)]


def test_several_surgeons_without_enough_time() -> None:
    one = patient(surgeons=("S1", "S2"), theatre_minutes=200)
    hospital = problem(one, centre=with_minutes("surgeons", 90, 120))
    sentence = (
        "None of the 2 permitted surgeons has 200 minutes left on day 0; "
        "the best, S2, has 120."
    )
    assert reasons_of(hospital) == [("H3", sentence)]


def test_surgeons_without_a_session() -> None:
    centre = with_minutes("surgeons", 0, 0)
    alone = problem(patient(), centre=centre)
    assert reasons_of(alone) == [("H3", "Surgeon S1 has no session on day 0.")]
    both = problem(patient(surgeons=("S1", "S2")), centre=centre)
    sentence = "None of the 2 permitted surgeons has a session on day 0."
    assert reasons_of(both) == [("H3", sentence)]


def test_a_surgeon_is_asked_for_on_the_day_of_the_operation() -> None:
    later = pathway(("ward", 1), ("operation", 0), ("ward", 1))
    hospital = problem(patient(pathway=later), centre=with_minutes("surgeons", 0, 0))
    assert reasons_of(hospital, day=0) == []


def test_theatres_without_enough_time() -> None:
    hospital = problem(patient(), centre=with_minutes("theatres", 60, 90))
    sentence = (
        "None of the 2 suitable theatres has 100 minutes left on day 0; "
        "the best, OR2, has 90."
    )
    assert reasons_of(hospital) == [("H4", sentence)]


def test_the_only_suitable_theatre() -> None:
    hybrid = patient(needed_capabilities=frozenset({"hybrid"}))
    short = problem(hybrid, centre=with_minutes("theatres", 300, 60))
    closed = problem(hybrid, centre=with_minutes("theatres", 300, 0))
    who = "Theatre OR2, the only suitable one, has"
    assert reasons_of(short) == [
        ("H4", f"{who} 60 of the 100 minutes needed left on day 0.")
    ]
    assert reasons_of(closed) == [("H4", f"{who} no session on day 0.")]


def test_a_set_of_capabilities_that_no_theatre_has() -> None:
    theatres = (
        replace(CENTRE.theatres[0], capabilities=frozenset({"perfusion"})),
        CENTRE.theatres[1],
    )
    both = patient(needed_capabilities=frozenset({"hybrid", "perfusion"}))
    hospital = problem(both, centre=replace(CENTRE, theatres=theatres))
    assert reasons_of(hospital) == [("H11", "No theatre has hybrid and perfusion.")]


def test_a_pool_that_is_full() -> None:
    icu_stay = pathway(("operation", 0), ("icu", 2), ("ward", 1))
    hospital = problem(
        patient(pathway=icu_stay), occupant(pathway=pathway(("icu", 3), ("ward", 1)))
    )
    twice = "Pool icu: 1 of 1 in use on day 1, and on 1 more day."
    assert reasons_of(hospital, day=1) == [("H10", twice)]
    once = "Pool icu: 1 of 1 in use on day 2."
    assert reasons_of(hospital, day=2) == [("H10", once)]
    assert reasons_of(hospital, day=3) == []


def test_a_pool_is_called_by_its_name() -> None:
    centre = replace(CENTRE, pools=(Pool("icu", (0,) * 5, "Intensive care"),))
    hospital = problem(patient(teams=("icu",)), centre=centre)
    assert reasons_of(hospital) == [("H10", "Intensive care: 0 of 0 in use on day 0.")]


def test_no_suitable_room() -> None:
    hospital = problem(patient(incompatible_rooms=frozenset({"R1", "R2"})))
    assert reasons_of(hospital) == [("H2", "No room suits the patient.")]


def test_full_rooms_and_rooms_of_the_other_sex() -> None:
    hospital = problem(
        patient(),
        *(patient(name, surgeons=("S2",)) for name in ("p2", "p3")),
        occupant("a1", days=1, sex="M", room="R2"),
    )
    plan = (book("p2", 1, surgeon="S2"), book("p3", 1, surgeon="S2"))
    when = "on some day from day 0 to day 1"
    assert reasons_of(hospital, *plan) == [
        ("H7", f"1 of 2 suitable rooms has no free bed {when}."),
        ("H1", f"1 of 2 suitable rooms has a patient of another sex {when}."),
    ]


def test_all_rooms_full() -> None:
    hospital = problem(
        patient(pathway=pathway(("operation", 0), ("ward", 1))),
        *(occupant(f"a{n}", room=room) for n, room in enumerate(("R1", "R2") * 2)),
    )
    assert reasons_of(hospital) == [
        ("H7", "All 2 suitable rooms have no free bed on day 0.")
    ]


def test_the_only_suitable_room_is_full() -> None:
    hospital = problem(
        patient(
            pathway=pathway(("operation", 0), ("ward", 1)),
            incompatible_rooms=frozenset({"R2"}),
        ),
        occupant("a1"),
        occupant("a2"),
    )
    sentence = "The only suitable room has no free bed on day 0."
    assert reasons_of(hospital) == [("H7", sentence)]


def test_an_empty_room_without_any_nurse_on_duty() -> None:
    early_only = tuple(
        replace(nurse, shifts=nurse.shifts[::2]) for nurse in CENTRE.nurses
    )
    hospital = problem(patient(), centre=replace(CENTRE, nurses=early_only))
    occupancy = Occupancy.from_plan(hospital, Plan())
    (reason,) = refusals(hospital, occupancy, hospital.waiting_list[0])[4].reasons
    assert reason.rule == "H9"
    assert reason.sentence == "All 2 suitable rooms have no nurse on duty on day 4."


def test_pins_to_another_day_and_to_an_unsuitable_theatre() -> None:
    hospital = problem(patient(needed_capabilities=frozenset({"hybrid"})))
    pins = (Pin("p1", admission_day=3, theatre="OR1"),)
    assert reasons_of(hospital, pins=pins) == [
        ("H12", "Admission is pinned to day 3."),
        ("H12", "No suitable theatre agrees with the pins."),
    ]


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("H2", {"incompatible_rooms": frozenset({"R1", "R2"})}),
        ("H3", {"theatre_minutes": 200}),
        ("H10", {"teams": ("icu",)}),
        ("H13", {"suspensions": (Suspension(0, 4),)}),
    ],
)
def test_rules_switched_off_refuse_nothing(rule: str, changes: dict[str, Any]) -> None:
    centre = replace(with_minutes("surgeons", 100, 100), pools=(Pool("icu", (0,) * 5),))
    holds = problem(patient(**changes), centre=centre)
    assert [code for code, _ in reasons_of(holds)] == [rule]
    policy: Policy = replace(POLICY, rules_off=frozenset({rule}))
    assert reasons_of(replace(holds, policy=policy)) == []
