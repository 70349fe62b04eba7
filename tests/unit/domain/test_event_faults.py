"""Each fault of events gets one sentence that says where, what, and what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from tests.strategies.small_centre import PARTS, small_problem

from mapigo.domain import (
    Arrival,
    BedsClosed,
    BedsOpened,
    CaseMinutes,
    Event,
    NurseAbsent,
    PlanningProblem,
    PoolChanged,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    WaitingListEntry,
    Withdrawal,
)
from mapigo.domain.validation.event_faults import event_faults

pytestmark = pytest.mark.unit


def new(name: str = "E1", **changes: Any) -> WaitingListEntry:
    entry: WaitingListEntry = replace(PARTS["entry"], id=name, suspensions=())
    return replace(entry, **changes)


def sentences(*events: Event, problem: PlanningProblem | None = None) -> list[str]:
    named = {f"event {number}": event for number, event in enumerate(events, 1)}
    return [str(fault) for fault in event_faults(problem or small_problem(), named)]


ALONE: dict[str, tuple[Event, str]] = {
    "unknown patient": (
        Withdrawal("W01"),
        "event 1, patient: patient 'W01' is unknown: did you mean 'W1'?",
    ),
    "quite unknown patient": (
        Unfit("somebody", 0, 0),
        "event 1, patient: patient 'somebody' is unknown: use one of W1.",
    ),
    "occupant who cannot wait": (
        Withdrawal("O1"),
        "event 1, patient: 'O1' is in a bed already, not on the waiting list: only the "
        "length of the stay can change.",
    ),
    "unknown person": (
        StayChanged("P7", "icu", 2),
        "event 1, person: person 'P7' is unknown: use one of W1, O1.",
    ),
    "unknown theatre": (
        TheatreMinutes("OT2", 0, 0, 0),
        "event 1, theatre: theatre 'OT2' is unknown: did you mean 'OT1'?",
    ),
    "unknown surgeon": (
        SurgeonAbsent("S7", 0, 0),
        "event 1, surgeon: surgeon 'S7' is unknown: use one of S1.",
    ),
    "unknown nurse": (
        NurseAbsent("X", 0, 0),
        "event 1, nurse: nurse 'X' is unknown: use one of N1.",
    ),
    "unknown shift": (
        NurseAbsent("N1", 0, 0, "night"),
        "event 1, shift: shift type 'night' is unknown: use one of early, late.",
    ),
    "unknown room": (
        BedsClosed("D1", 0, 0),
        "event 1, room: room 'D1' is unknown: use one of C1.",
    ),
    "unknown room to open": (
        BedsOpened("D1", 1, 1),
        "event 1, room: room 'D1' is unknown: use one of C1.",
    ),
    "unknown pool": (
        PoolChanged("mri", 0, 0, 1),
        "event 1, pool: pool 'mri' is unknown: use one of icu.",
    ),
    "day before the horizon": (
        Unfit("W1", -1, 0),
        "event 1, first_day: expected a day of the horizon, from Mon 7 Dec 2026 to Thu "
        "10 Dec 2026, came Sun 6 Dec 2026.",
    ),
    "day after the horizon": (
        SurgeonAbsent("S1", 2, 4),
        "event 1, last_day: expected a day of the horizon, from Mon 7 Dec 2026 to Thu "
        "10 Dec 2026, came Fri 11 Dec 2026.",
    ),
    "day beyond any date": (
        BedsClosed("C1", 3, 10**9),
        "event 1, last_day: expected a day of the horizon, from Mon 7 Dec 2026 to Thu "
        "10 Dec 2026, came day 1000000000.",
    ),
    "last day before the first": (
        Unfit("W1", 2, 1),
        "event 1, last_day: the last day, Tue 8 Dec 2026, lies before the first, Wed "
        "9 Dec 2026: correct one of them.",
    ),
    "arrival of a known patient": (
        Arrival(new("W1")),
        "event 1, id: the patient 'W1' is on the waiting list already: give the new "
        "one an id of her own.",
    ),
    "arrival of an occupant": (
        Arrival(new("O1")),
        "event 1, id: an occupant has the same id: give each person an id of her own.",
    ),
    "arrival with an unknown surgeon": (
        Arrival(new(surgeons=("S7",))),
        "event 1, surgeons: surgeon 'S7' is unknown: use one of S1.",
    ),
    "no such stage": (
        StayChanged("W1", "mri", 2),
        "event 1, place: the pathway of 'W1' has no stage 'mri': use one of ward, icu.",
    ),
    "a longer operation": (
        StayChanged("W1", "operation", 2),
        "event 1, place: an operation fills no bed-day: change the minutes of the "
        "case.",
    ),
    "no stay at all": (
        StayChanged("O1", "ward", 0),
        "event 1, days: expected a stay of 1 to 366 days in all, came 0.",
    ),
    "an endless stay": (
        StayChanged("W1", "ward", 365),
        "event 1, days: expected a stay of 1 to 366 days in all, came 367.",
    ),
    "negative days": (
        StayChanged("W1", "icu", -1),
        "event 1, days: expected a number from 0 to 366, came -1.",
    ),
    "absurd minutes": (
        CaseMinutes("W1", 1441),
        "event 1, minutes: expected a number from 0 to 1440, came 1441.",
    ),
    "absurd theatre minutes": (
        TheatreMinutes("OT1", 0, 0, -1),
        "event 1, minutes: expected a number from 0 to 1440, came -1.",
    ),
    "closing a closed theatre": (
        TheatreMinutes("OT1", 2, 2, 0),
        "event 1, theatre: the theatre 'OT1' is closed on Wed 9 Dec 2026 as it is: "
        "correct the theatre or the days, or leave it out.",
    ),
    "opening an open theatre": (
        TheatreMinutes("OT1", 0, 1, 480),
        "event 1, theatre: the theatre 'OT1' has 480 minutes from Mon 7 Dec 2026 to "
        "Tue 8 Dec 2026 as it is: correct the theatre or the days, or leave it "
        "out.",
    ),
    "a surgeon who is not there": (
        SurgeonAbsent("S1", 1, 1),
        "event 1, surgeon: the surgeon 'S1' has no minutes on Tue 8 Dec 2026 as it is: "
        "correct the surgeon or the days, or leave it out.",
    ),
    "a nurse who is not there": (
        NurseAbsent("N1", 2, 3),
        "event 1, nurse: the nurse 'N1' has no shift from Wed 9 Dec 2026 to Thu 10 Dec "
        "2026 as it is: correct the nurse or the days, or leave it out.",
    ),
    "a nurse who is there in another shift": (
        NurseAbsent("N1", 0, 0, "late"),
        "event 1, nurse: the nurse 'N1' has no late shift on Mon 7 Dec 2026 as it is: "
        "correct the nurse or the days, or leave it out.",
    ),
    "closing more beds than are open": (
        BedsClosed("C1", 0, 1, 2),
        "event 1, beds: in the room 'C1' only 1 bed is open on Tue 8 Dec 2026: correct "
        "the number of beds, or the days.",
    ),
    "closing no bed": (
        BedsClosed("C1", 0, 0, 0),
        "event 1, beds: expected a number from 1 to 100, came 0.",
    ),
    "opening more beds than are closed": (
        BedsOpened("C1", 1, 1, 2),
        "event 1, beds: in the room 'C1' only 1 bed is closed on Tue 8 Dec 2026: "
        "correct the number of beds, or the days.",
    ),
    "opening a bed where all are open": (
        BedsOpened("C1", 1, 2, 1),
        "event 1, beds: in the room 'C1' no bed is closed on Wed 9 Dec 2026: correct "
        "the number of beds, or the days.",
    ),
    "opening an open room": (
        BedsOpened("C1", 2, 3),
        "event 1, room: in the room 'C1' no bed is closed on Wed 9 Dec 2026: correct "
        "the room or the days, or leave it out.",
    ),
    "no change of a pool": (
        PoolChanged("icu", 0, 0, 0),
        "event 1, units: expected units more or, with a minus, fewer, came 0.",
    ),
    "more units lost than there are": (
        PoolChanged("icu", 2, 3, -2),
        "event 1, units: the pool 'icu' would have -1 units on Thu 10 Dec 2026, "
        "expected 0 to 10000: correct the units or the days.",
    ),
}


@pytest.mark.parametrize(("event", "sentence"), ALONE.values(), ids=ALONE)
def test_a_fault_of_one_event(event: Event, sentence: str) -> None:
    assert sentences(event) == [sentence]


def test_closing_a_closed_room() -> None:
    problem = small_problem(room={"closed_beds_by_day": (2, 2, 0, 0)})
    assert sentences(BedsClosed("C1", 0, 1), problem=problem) == [
        "event 1, room: in the room 'C1' no bed is open on Mon 7 Dec 2026: correct the "
        "room or the days, or leave it out."
    ]


@pytest.mark.parametrize(
    "event",
    [
        TheatreMinutes("OT1", 8, 9, 0),
        SurgeonAbsent("S1", 8, 9),
        NurseAbsent("N1", 8, 9),
        BedsClosed("C1", 8, 9),
        BedsOpened("C1", 8, 9, 1),
        PoolChanged("icu", 8, 9, 1),
    ],
)
def test_days_that_are_all_outside_are_named_and_no_more(event: Event) -> None:
    fields = [text.partition(":")[0] for text in sentences(event)]
    assert fields == ["event 1, first_day", "event 1, last_day"]


@pytest.mark.parametrize(
    "event",
    [
        TheatreMinutes("OT1", 1, 3, 0),
        SurgeonAbsent("S1", 0, 3),
        NurseAbsent("N1", 0, 3),
        BedsClosed("C1", 0, 3),
        BedsOpened("C1", 0, 3),
    ],
)
def test_some_of_the_days_may_be_closed_as_it_is(event: Event) -> None:
    assert sentences(event) == []


def test_more_ward_days_for_an_occupant_without_a_room() -> None:
    stay = StayChanged("O1", "ward", 2)
    pathway = replace(PARTS["occupant"].pathway, stages=_icu_and_no_ward())
    problem = small_problem(occupant={"pathway": pathway, "room": ""})
    assert sentences(stay, problem=problem) == [
        "event 1, person: 'O1' has no room to lie in on the ward: name it in the table "
        "of occupants."
    ]


def _icu_and_no_ward() -> tuple[Any, ...]:
    (ward,) = PARTS["occupant"].pathway.stages
    return (replace(ward, place="icu"), replace(ward, days=0))


TOGETHER: dict[str, tuple[tuple[Event, ...], str]] = {
    "cancelled and unfit": (
        (Unfit("W1", 0, 0), Withdrawal("W1")),
        "event 1, patient: event 2 takes 'W1' off the waiting list: keep one of the "
        "two.",
    ),
    "cancelled and longer": (
        (Withdrawal("W1"), StayChanged("W1", "icu", 3)),
        "event 2, person: event 1 takes 'W1' off the waiting list: keep one of the "
        "two.",
    ),
    "cancelled twice": (
        (Withdrawal("W1"), Withdrawal("W1")),
        "event 2, patient: event 1 takes 'W1' off the waiting list: keep one of the "
        "two.",
    ),
    "arriving twice": (
        (Arrival(new()), Arrival(new(theatre_minutes=30))),
        "event 2, id: event 1 is about the arrival of 'E1' too: keep one of the two.",
    ),
    "arriving and unfit": (
        (Unfit("E1", 0, 0), Arrival(new())),
        "event 1, patient: 'E1' arrives by another event: say there all that is known.",
    ),
    "arriving and longer": (
        (Arrival(new()), StayChanged("E1", "icu", 3)),
        "event 2, person: 'E1' arrives by another event: say there all that is known.",
    ),
    "unfit twice": (
        (Unfit("W1", 0, 2), Unfit("W1", 2, 3, did_not_arrive=True)),
        "event 2, patient: event 1 is about the patient 'W1' on Wed 9 Dec 2026 too: "
        "keep one of the two.",
    ),
    "the same stage twice": (
        (StayChanged("W1", "icu", 2), StayChanged("W1", "icu", 3)),
        "event 2, place: event 1 is about the stay of 'W1' in 'icu' too: keep one of "
        "the two.",
    ),
    "the same case twice": (
        (CaseMinutes("W1", 200), CaseMinutes("W1", 210)),
        "event 2, patient: event 1 is about the case of 'W1' too: keep one of the two.",
    ),
    "the same theatre twice": (
        (TheatreMinutes("OT1", 0, 1, 0), TheatreMinutes("OT1", 1, 2, 300)),
        "event 2, theatre: event 1 is about the theatre 'OT1' on Tue 8 Dec 2026 too: "
        "keep one of the two.",
    ),
    "the same surgeon twice": (
        (SurgeonAbsent("S1", 0, 2), SurgeonAbsent("S1", 2, 2)),
        "event 2, surgeon: event 1 is about the surgeon 'S1' on Wed 9 Dec 2026 too: "
        "keep one of the two.",
    ),
    "the same nurse twice": (
        (NurseAbsent("N1", 0, 1), NurseAbsent("N1", 1, 1, "late")),
        "event 2, nurse: event 1 is about the nurse 'N1' in the late shift of Tue 8 "
        "Dec 2026 too: keep one of the two.",
    ),
    "closed and opened beds": (
        (BedsClosed("C1", 0, 1), BedsOpened("C1", 1, 1)),
        "event 2, room: event 1 is about the room 'C1' on Tue 8 Dec 2026 too: keep one "
        "of the two.",
    ),
    "the same pool twice": (
        (PoolChanged("icu", 0, 1, -1), PoolChanged("icu", 1, 1, -1)),
        "event 2, pool: event 1 is about the pool 'icu' on Tue 8 Dec 2026 too: keep "
        "one of the two.",
    ),
}


@pytest.mark.parametrize(("events", "sentence"), TOGETHER.values(), ids=TOGETHER)
def test_events_that_contradict(events: tuple[Event, ...], sentence: str) -> None:
    assert sentences(*events) == [sentence]


@pytest.mark.parametrize(
    "events",
    [
        (TheatreMinutes("OT1", 0, 0, 0), TheatreMinutes("OT1", 1, 1, 300)),
        (Unfit("W1", 0, 0), StayChanged("W1", "icu", 3), CaseMinutes("W1", 200)),
        (StayChanged("W1", "icu", 3), StayChanged("W1", "ward", 3)),
        (NurseAbsent("N1", 0, 1, "early"), NurseAbsent("N1", 0, 1, "late")),
        (Arrival(new("E1")), Arrival(new("E2", sex="M"))),
    ],
)
def test_events_that_do_not_contradict(events: tuple[Event, ...]) -> None:
    assert sentences(*events) == []


def test_all_faults_are_told_together() -> None:
    found = sentences(
        Withdrawal("nobody"),
        TheatreMinutes("OT1", 2, 2, 0),
        SurgeonAbsent("S1", 0, 0),
        SurgeonAbsent("S1", 0, 0),
        Unfit("W1", 0, 9),
    )
    assert [text.partition(",")[0] for text in found] == [
        *("event 1", "event 2", "event 5", "event 4")
    ]


def test_labels_of_sex_are_counted_over_all_arrivals() -> None:
    arrivals = [Arrival(new("E1", sex="M")), Arrival(new("E2", sex="male"))]
    (sentence,) = sentences(*arrivals)
    assert re.match(r"event 2, sex: expected at most two labels, .* M, male", sentence)
