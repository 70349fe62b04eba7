"""What each event makes of a problem and its plan, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.strategies.small_centre import PARTS, small_plan, small_problem

from mapigo.domain import (
    OPERATION,
    WARD,
    Arrival,
    BedsClosed,
    BedsOpened,
    Booking,
    CaseMinutes,
    Event,
    LogNormal,
    NurseAbsent,
    NurseDuty,
    Occupant,
    Pathway,
    Pin,
    Plan,
    PlanningProblem,
    PoolChanged,
    Stage,
    StayChanged,
    SurgeonAbsent,
    Suspension,
    TheatreMinutes,
    Unfit,
    WaitingListEntry,
    Withdrawal,
)
from mapigo.errors import InputError
from mapigo.replan import Applied, apply_events

pytestmark = pytest.mark.unit


def applied(*events: Event, problem: PlanningProblem | None = None) -> Applied:
    return apply_events(problem or small_problem(), small_plan(), events)


def waiting(found: Applied) -> WaitingListEntry:
    return found.problem.waiting_list[0]


def lying(found: Applied) -> Occupant:
    return found.problem.occupants[0]


def days_of(stages: Sequence[Stage]) -> list[tuple[str, int]]:
    return [(stage.place, stage.days) for stage in stages]


def test_without_events_only_the_plan_in_force_is_gone() -> None:
    problem = replace(small_problem(), published=small_plan())
    found = applied(problem=problem)
    assert found == Applied(replace(problem, published=None), small_plan(), {}, ())
    assert problem.published == small_plan()


def test_the_plan_keeps_its_version() -> None:
    found = applied(CaseMinutes("W1", 200))
    assert (found.plan.version, found.plan.based_on) == ("2", "1")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"earliest_day": 1, "latest_day": 1},
            "E1 is new, and must be admitted on Tue 8 Dec 2026.",
        ),
        (
            {"earliest_day": 1, "latest_day": 2},
            "E1 is new, and must be admitted between Tue 8 Dec 2026 and Wed 9 Dec "
            "2026.",
        ),
        (
            {"mandatory": False, "latest_day": None},
            "E1 is new, and may be admitted from Tue 8 Dec 2026 on.",
        ),
    ],
)
def test_an_arrival_waits(changes: dict[str, Any], sentence: str) -> None:
    entry = replace(PARTS["entry"], id="E1", **changes)
    found = applied(Arrival(entry))
    assert found.problem.waiting_list == (PARTS["entry"], entry)
    assert found.plan == small_plan()
    assert found.sentences == (sentence,)
    assert found.causes == {"E1": sentence}


def test_who_withdraws_is_gone_from_list_and_plan() -> None:
    found = applied(Withdrawal("W1"))
    assert found.problem.waiting_list == ()
    assert found.plan == replace(small_plan(), bookings=(), pins=())
    assert found.causes == {"W1": "W1 is not to be admitted any more."}


def test_who_is_unfit_is_suspended() -> None:
    found = applied(Unfit("W1", 0, 1))
    assert waiting(found).suspensions[-1] == Suspension(0, 1, "unfit")
    assert waiting(found).latest_day == 2
    assert found.plan.bookings == small_plan().bookings
    assert found.plan.pins == (Pin("W1", room="C1"),)
    assert found.sentences == (
        "W1 is unfit from Mon 7 Dec 2026 to Tue 8 Dec 2026 and is not pinned to "
        "that day any more.",
    )


def test_who_did_not_arrive_is_suspended_for_the_day() -> None:
    found = applied(Unfit("W1", 0, 0, did_not_arrive=True))
    assert waiting(found).suspensions[-1] == Suspension(0, 0, "did not arrive")
    assert found.plan.pins == small_plan().pins
    assert found.sentences == ("W1 did not arrive on Mon 7 Dec 2026.",)


def test_a_window_without_a_day_ends_on_the_next() -> None:
    problem = small_problem(entry={"suspensions": ()})
    found = applied(Unfit("W1", 1, 2), problem=problem)
    assert (waiting(found).latest_day, waiting(found).mandatory) == (3, True)
    assert found.sentences == (
        "W1 is unfit from Tue 8 Dec 2026 to Wed 9 Dec 2026, must now be admitted by "
        "Thu 10 Dec 2026 and is not pinned to that day any more.",
    )


def test_a_window_of_an_optional_patient_moves_too() -> None:
    problem = small_problem(entry={"suspensions": (), "mandatory": False})
    found = applied(Unfit("W1", 1, 2), problem=problem)
    assert waiting(found).latest_day == 3
    assert "may now be admitted by Thu 10 Dec 2026" in found.sentences[0]


def test_who_cannot_come_within_the_horizon_need_not() -> None:
    found = applied(Unfit("W1", 1, 2))
    assert (waiting(found).latest_day, waiting(found).mandatory) == (None, False)
    assert found.plan.pins == ()
    assert "need not be admitted in this plan any more" in found.sentences[0]


def test_a_window_without_end_stays_so() -> None:
    optional = {"mandatory": False, "latest_day": None}
    found = applied(Unfit("W1", 1, 2), problem=small_problem(entry=optional))
    assert (waiting(found).latest_day, waiting(found).mandatory) == (None, False)


def test_pins_of_others_and_to_other_days_stay() -> None:
    others = tuple(replace(PARTS["entry"], id=name) for name in ("W1", "W2"))
    problem = replace(small_problem(), waiting_list=others)
    plan = Plan(pins=(Pin("W1", admission_day=2), Pin("W2", admission_day=1)))
    found = apply_events(problem, plan, [Unfit("W1", 1, 1)])
    assert found.plan == plan
    assert found.causes == {"W1": "W1 is unfit on Tue 8 Dec 2026."}


def test_a_window_that_was_closed_before_stays_as_it_was() -> None:
    closed = {"suspensions": (Suspension(1, 2),)}
    found = applied(Unfit("W1", 0, 0), problem=small_problem(entry=closed))
    assert (waiting(found).latest_day, waiting(found).mandatory) == (2, True)


def test_a_longer_stage_needs_the_care_of_its_last_day() -> None:
    found = applied(StayChanged("W1", "icu", 3))
    entry = waiting(found)
    assert days_of(entry.pathway.stages) == [
        *(("ward", 1), ("operation", 0), ("icu", 3), ("ward", 2))
    ]
    assert entry.workload == (1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1)
    assert entry.required_skill == (0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0)
    assert found.sentences == ("W1 stays 3 days in icu, not 1.",)


def test_the_last_stage_at_a_place_changes() -> None:
    care = {"workload": tuple(range(8)), "required_skill": (0, 1) * 4}
    found = applied(StayChanged("W1", "ward", 1), problem=small_problem(entry=care))
    entry = waiting(found)
    assert days_of(entry.pathway.stages)[-1] == ("ward", 1)
    assert entry.pathway.stages[0].days == 1
    assert entry.workload == (0, 1, 2, 3, 4, 5)
    assert entry.required_skill == (0, 1) * 3
    assert found.sentences == ("W1 stays 1 day on the ward, not 2.",)


def test_the_length_of_a_stage_that_is_known_has_no_distribution() -> None:
    found = applied(StayChanged("W1", "icu", 1))
    assert waiting(found).pathway.stages[2] == Stage("icu", 1)
    assert waiting(found).workload == PARTS["entry"].workload
    assert found.sentences == ("W1 stays 1 day in icu, as planned.",)


def test_a_stage_may_be_left_out_and_come_back() -> None:
    once = applied(StayChanged("W1", "icu", 0))
    assert waiting(once).workload == (1,) * 6
    twice = applied(StayChanged("W1", "icu", 1), problem=once.problem)
    assert waiting(twice).workload == (1,) * 8
    assert days_of(waiting(twice).pathway.stages)[2] == ("icu", 1)


def test_a_stay_outside_the_ward_has_no_room() -> None:
    stages = (Stage("operation", 0), Stage("icu", 2), Stage("ward", 1))
    care = {"workload": (1,) * 6, "required_skill": (0,) * 6}
    pathway = replace(PARTS["entry"].pathway, stages=stages)
    problem = small_problem(entry={"pathway": pathway, **care})
    found = applied(StayChanged("W1", "ward", 0), problem=problem)
    assert found.plan.bookings == (Booking("W1", 1, "OT1", "", "S1"),)
    assert found.plan.pins == (Pin("W1", admission_day=1),)


def test_an_occupant_stays_longer() -> None:
    found = applied(StayChanged("O1", "ward", 3))
    assert days_of(lying(found).pathway.stages) == [("ward", 3)]
    assert lying(found).workload == (1,) * 6
    assert found.causes == {"O1": "O1 stays 3 days on the ward, not 1."}


def test_an_occupant_who_leaves_the_ward_leaves_the_room() -> None:
    stages = (Stage("icu", 1), Stage("ward", 1))
    pathway = replace(PARTS["occupant"].pathway, stages=stages)
    care = {"workload": (3, 3, 1, 1), "required_skill": (1, 1, 0, 0)}
    problem = small_problem(occupant={"pathway": pathway, **care})
    found = applied(StayChanged("O1", "ward", 0), problem=problem)
    assert (lying(found).room, lying(found).workload) == ("", (3, 3))


def test_a_case_that_is_known_has_no_distribution() -> None:
    problem = small_problem(entry={"duration": LogNormal(5.0, 0.3)})
    found = applied(CaseMinutes("W1", 240), problem=problem)
    assert (waiting(found).theatre_minutes, waiting(found).duration) == (240, None)
    assert found.sentences == ("The case of W1 takes 240 minutes, not 180.",)


def test_a_case_as_long_as_planned() -> None:
    found = applied(CaseMinutes("W1", 180))
    assert found.sentences == ("The case of W1 takes 180 minutes, as planned.",)


def test_a_theatre_closes_for_those_operated_there() -> None:
    found = applied(TheatreMinutes("OT1", 1, 3, 0))
    assert found.problem.centre.theatres[0].minutes_by_day == (480, 0, 0, 0)
    sentence = "The theatre OT1 is closed from Tue 8 Dec 2026 to Thu 10 Dec 2026."
    assert found.sentences == (sentence,)
    assert found.causes == {"W1": sentence}


@pytest.mark.parametrize(
    "event",
    [
        TheatreMinutes("OT1", 1, 1, 0),
        TheatreMinutes("OT1", 2, 2, 60),
        SurgeonAbsent("S1", 0, 1),
        BedsClosed("C1", 0, 0, 1),
        NurseAbsent("N1", 0, 0),
        PoolChanged("icu", 0, 0, -1),
    ],
)
def test_other_days_and_fewer_minutes_touch_nobody(event: Event) -> None:
    assert applied(event).causes == {}


def test_a_theatre_opens() -> None:
    found = applied(TheatreMinutes("OT1", 2, 2, 300))
    assert found.problem.centre.theatres[0].minutes_by_day == (480, 480, 300, 240)
    assert found.sentences == ("The theatre OT1 has 300 minutes on Wed 9 Dec 2026.",)


def test_a_surgeon_is_absent_for_those_she_operates() -> None:
    found = applied(SurgeonAbsent("S1", 2, 2))
    assert found.problem.centre.surgeons[0].minutes_by_day == (420, 0, 0, 0)
    sentence = "The surgeon S1 is absent on Wed 9 Dec 2026."
    assert (found.sentences, found.causes) == ((sentence,), {"W1": sentence})


def test_a_nurse_is_absent() -> None:
    found = applied(NurseAbsent("N1", 0, 3))
    assert found.problem.centre.nurses[0].shifts == ()
    assert found.plan == replace(small_plan(), duties=())
    assert found.sentences == (
        "The nurse N1 is absent from Mon 7 Dec 2026 to Thu 10 Dec 2026.",
    )


def test_a_nurse_is_absent_in_one_shift() -> None:
    found = applied(NurseAbsent("N1", 0, 1, "early"))
    assert [one.shift for one in found.problem.centre.nurses[0].shifts] == ["late"]
    assert found.plan.duties == (NurseDuty("N1", 1, "late", ()),)
    assert found.sentences == (
        "The nurse N1 is absent for the early shift from Mon 7 Dec 2026 to Tue 8 Dec "
        "2026.",
    )


def test_a_room_closes_for_those_who_lie_there() -> None:
    found = applied(BedsClosed("C1", 0, 1))
    assert found.problem.centre.rooms[0].closed_beds_by_day == (2, 2, 0, 0)
    sentence = "The room C1 is closed from Mon 7 Dec 2026 to Tue 8 Dec 2026."
    assert found.causes == {"W1": sentence, "O1": sentence}


def test_beds_close() -> None:
    found = applied(BedsClosed("C1", 2, 3, 1))
    assert found.problem.centre.rooms[0].closed_beds_by_day == (0, 1, 1, 1)
    assert found.sentences == (
        "1 bed of the room C1 is closed from Wed 9 Dec 2026 to Thu 10 Dec 2026.",
    )


def test_closing_all_that_are_left_closes_the_room() -> None:
    found = applied(BedsClosed("C1", 2, 2, 2))
    assert found.problem.centre.rooms[0].open_beds(2) == 0
    assert found.sentences == ("2 beds of the room C1 are closed on Wed 9 Dec 2026.",)


@pytest.mark.parametrize("beds", [None, 1])
def test_beds_open(beds: int | None) -> None:
    found = applied(BedsOpened("C1", 1, 1, beds))
    assert found.problem.centre.rooms[0].closed_beds_by_day == ()
    said = "1 closed bed of the room C1 is" if beds else "All beds of the room C1 are"
    assert found.sentences == (f"{said} open on Tue 8 Dec 2026.",)


@pytest.mark.parametrize(
    ("units", "capacity", "words"),
    [(-1, (1, 1, 2, 1), "1 unit fewer"), (2, (4, 4, 2, 1), "2 units more")],
)
def test_a_pool_changes(units: int, capacity: tuple[int, ...], words: str) -> None:
    found = applied(PoolChanged("icu", 0, 1, units))
    assert found.problem.centre.pools[0].capacity_by_day == capacity
    assert found.sentences == (
        f"The pool icu has {words} than planned from Mon 7 Dec 2026 to Tue 8 Dec 2026.",
    )


def test_a_person_whom_two_events_touch_has_two_causes() -> None:
    found = applied(CaseMinutes("W1", 200), StayChanged("W1", "icu", 2))
    assert found.causes == {"W1": " ".join(found.sentences)}


def test_faulty_events_change_nothing() -> None:
    with pytest.raises(InputError, match=r"event 2, patient: patient 'X' is unknown"):
        applied(CaseMinutes("W1", 200), Withdrawal("X"))


def test_a_plan_without_the_patient_is_no_matter() -> None:
    found = apply_events(small_problem(), Plan(), [TheatreMinutes("OT1", 1, 2, 0)])
    assert (found.plan, found.causes) == (Plan(), {})


def test_a_day_without_a_surgeon_is_no_day_to_come() -> None:
    # Operated on the day after admission: on day 2 nobody could.
    problem = small_problem(
        surgeon={"minutes_by_day": (420, 420, 0, 420)},
        theatre={"minutes_by_day": (480,) * 4},
        entry={"suspensions": ()},
    )
    found = applied(Unfit("W1", 2, 2), problem=problem)
    assert (waiting(found).latest_day, waiting(found).mandatory) == (None, False)


def test_stages_that_change_together_make_one_stay() -> None:
    stages = (Stage(OPERATION, 0), Stage("icu", 0), Stage(WARD, 2))
    entry = {
        "pathway": Pathway(stages),
        "workload": (5, 5, 7, 7),
        "required_skill": (0,) * 4,
    }
    problem = small_problem(entry=entry)
    events = [StayChanged("W1", "icu", 2), StayChanged("W1", WARD, 1)]
    found = apply_events(problem, Plan(), events)
    assert waiting(found) == waiting(apply_events(problem, Plan(), events[::-1]))
    assert waiting(found).pathway.length_of_stay == 3


def test_stages_that_leave_no_day_are_refused_together() -> None:
    stages = (Stage(OPERATION, 0), Stage("icu", 1), Stage(WARD, 1))
    entry = {
        "pathway": Pathway(stages),
        "workload": (0,) * 4,
        "required_skill": (0,) * 4,
    }
    problem = small_problem(entry=entry)
    events = [StayChanged("W1", "icu", 0), StayChanged("W1", WARD, 0)]
    with pytest.raises(InputError, match=r"event 2, days: .* came 0"):
        apply_events(problem, Plan(), events)
