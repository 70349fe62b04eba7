"""Each fault of a planning problem gets a sentence that says where and what."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.strategies.small_centre import PARTS, small_problem

from mapigo.domain import (
    OPERATION,
    WARD,
    Booking,
    Empirical,
    ListRules,
    ListWeights,
    LogNormal,
    Mixture,
    NurseShift,
    Pathway,
    Pin,
    Plan,
    PlanningProblem,
    Pool,
    Stage,
    Suspension,
)
from mapigo.domain.validation import find_faults
from mapigo.errors import InputError
from mapigo.formats import read_problem

pytestmark = pytest.mark.unit

SHIFT = NurseShift(0, "early", 8)
BOOKED = Booking("W1", 0, "OT1", "C1", "S1")


def stay(*stages: Stage) -> dict[str, Any]:
    """Return a pathway with workload and skill of the right length."""
    pathway = Pathway(stages)
    care = (0,) * (2 * max(0, pathway.length_of_stay))
    return {"pathway": pathway, "workload": care, "required_skill": care}


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "no days": ({"calendar": {"n_days": 0}}, "calendar, n_days: .* 1 to 366, came 0"),
    "too many days": ({"calendar": {"n_days": 367}}, "1 to 366, came 367"),
    "no shift types": ({"calendar": {"shift_types": ()}}, "1 to 24 .*came 0"),
    "shift type twice": ({"calendar": {"shift_types": ("a", "a")}}, "'a' .* twice"),
    "year typed wrongly": (
        {"calendar": {"start_date": date(206, 12, 7)}},
        "start_date: .* 1900 to 2200, came 206",
    ),
    "no rooms": ({"centre": {"rooms": ()}}, "at least one of the rooms, came none"),
    "no theatres": ({"centre": {"theatres": ()}}, "one of the theatres, came none"),
    "no surgeons": ({"centre": {"surgeons": ()}}, "one of the surgeons, came none"),
    "no age groups": ({"centre": {"age_groups": ()}}, "one age group, came none"),
    "no skill levels": ({"centre": {"n_skill_levels": 0}}, "1 to 100, came 0"),
    "room without id": ({"room": {"id": ""}}, "rooms, id: the id of entry 1 is empty"),
    "room twice": ({"centre": {"rooms": (PARTS["room"],) * 2}}, "C1, id: .* twice"),
    "id with semicolon": ({"nurse": {"id": "N;1"}}, "the id holds one of ; >"),
    "id with spaces": ({"nurse": {"id": " N1"}}, "begins or ends with a space"),
    "id with control": ({"nurse": {"id": "N\x1b1"}}, r"N\\x1b1, id: .* control char"),
    "endless id": ({"nurse": {"id": "N" * 101}}, "has 101 characters: at most 100"),
    "name with line break": ({"ward": {"name": "a\nb"}}, "name holds a line break"),
    "negative beds": ({"room": {"beds": -1}}, "rooms C1, beds: .* 0 to 100, came -1"),
    "absurd beds": ({"room": {"beds": 101}}, "0 to 100, came 101"),
    "unknown ward": ({"room": {"ward": "x"}}, "ward 'x' is unknown: use .* cardiac"),
    "closed beds for other days": (
        {"room": {"closed_beds_by_day": (0, 0)}},
        r"closed_beds_by_day: expected 4 numbers \(one a day\), came 2",
    ),
    "more closed beds than beds": (
        {"room": {"closed_beds_by_day": (0, 3, 0, 0)}},
        "0 to 2, came 3 at position 1",
    ),
    "sessions for other days": (
        {"theatre": {"minutes_by_day": (480,)}},
        "sessions OT1, minutes: expected 4 numbers .*, came 1",
    ),
    "a day of 25 hours": (
        {"theatre": {"minutes_by_day": (1500, 1500, 0, 0)}},
        r"0 to 1440, came 1500 at position 0, counted from 0 \(1 more",
    ),
    "negative pool": (
        {"pool": {"capacity_by_day": (1, -2, 1, 1)}},
        "pools icu, capacity: .* came -2",
    ),
    "pool for other days": ({"pool": {"capacity_by_day": ()}}, "4 numbers .* came 0"),
    "pool with a reserved id": (
        {"centre": {"pools": (PARTS["pool"], Pool("ward", (0,) * 4))}},
        "'ward' is a stage of every pathway",
    ),
    "surgeon's minutes": (
        {"surgeon": {"minutes_by_day": (-1, 0, 0, 0)}},
        "surgeons S1, minutes: .* came -1",
    ),
    "skill level too high": ({"nurse": {"skill_level": 2}}, "N1, .* 0 to 1, came 2"),
    "shift on a missing day": (
        {"nurse": {"shifts": (NurseShift(4, "early", 8),)}},
        "shifts N1, day: .* 0 to 3, came 4",
    ),
    "shift type unknown": (
        {"nurse": {"shifts": (NurseShift(0, "siesta", 8),)}},
        "shift type 'siesta' is unknown: use one of early, late",
    ),
    "shift twice": ({"nurse": {"shifts": (SHIFT, SHIFT)}}, "'early' of day 0 .*2 time"),
    "negative load": (
        {"nurse": {"shifts": (NurseShift(0, "early", -1),)}},
        "max_load: .* came -1",
    ),
    "entry twice with occupant": ({"entry": {"id": "O1"}}, "occupant has the same id"),
    "no sex": ({"entry": {"sex": ""}}, "W1, sex: the sex is empty"),
    "unknown age group": ({"entry": {"age_group": "teen"}}, "age group 'teen' is unk"),
    "unknown stage": (
        {"entry": stay(Stage(OPERATION, 0), Stage("mars", 1))},
        "stage 'mars' is unknown: use one of",
    ),
    "no bed-day": (
        {"entry": stay(Stage(OPERATION, 0))},
        "length of stay of 1 to 366 days, came 0",
    ),
    "endless stay": (
        {"entry": stay(Stage(OPERATION, 0), Stage(WARD, 367))},
        "1 to 366 days, came 367",
    ),
    "negative stage": (
        {"entry": stay(Stage(OPERATION, 0), Stage(WARD, 2), Stage("icu", -1))},
        "no negative days, came -1 in 'icu'",
    ),
    "uncertain stage without a day": (
        {
            "entry": stay(
                Stage(OPERATION, 0),
                Stage(WARD, 1),
                Stage("icu", 0, LogNormal(0.0, 1.0)),
            )
        },
        "pathway: 0 days are planned in 'icu', but a stay of uncertain length",
    ),
    "no operation": ({"entry": stay(Stage(WARD, 1))}, "exactly one operation.* came 0"),
    "two operations": (
        {"entry": stay(Stage(OPERATION, 0), Stage(WARD, 1), Stage(OPERATION, 0))},
        "exactly one operation .*, came 2",
    ),
    "operation with days": (
        {"entry": stay(Stage(OPERATION, 1), Stage(WARD, 1))},
        "an operation fills no bed-day",
    ),
    "distribution not finite": (
        {
            "entry": stay(
                Stage(OPERATION, 0), Stage(WARD, 1, LogNormal(float("nan"), 1.0))
            )
        },
        "pathway: .* came nan",
    ),
    "negative deviation": (
        {"entry": stay(Stage(OPERATION, 0), Stage(WARD, 1, LogNormal(0.0, -1.0)))},
        "pathway: expected no negative spread, came -1.0",
    ),
    "shares of a mixture": (
        {"entry": {"duration": Mixture(((0.5, LogNormal(5.0, 0.3)),) * 3)}},
        "duration: expected shares of a mixture that add up to 1, came 1.5",
    ),
    "nothing observed": (
        {"entry": {"duration": Empirical(())}},
        "duration: expected 1 to 1000 observed lengths, came 0",
    ),
    "an observed length below nothing": (
        {"entry": {"duration": Empirical((-5.0, 60.0))}},
        "duration: expected lengths from 0 to 100000.0, came -5.0",
    ),
    "workload too short": (
        {"entry": {"workload": (1,)}},
        r"workload: expected 8 numbers \(4 days of stay with 2 shifts each\), came 1",
    ),
    "absurd workload": ({"entry": {"workload": (1001,) * 8}}, "0 to 1000, came 1001"),
    "skill too short": ({"entry": {"required_skill": ()}}, "required_skill: .* came 0"),
    "skill above the highest": (
        {"entry": {"required_skill": (0, 2, 0, 0, 0, 0, 0, 0)}},
        "required_skill: .* 0 to 1, came 2 at position 1",
    ),
    "no surgeon": ({"entry": {"surgeons": ()}}, "name at least one permitted surgeon"),
    "unknown surgeon": ({"entry": {"surgeons": ("S9",)}}, "surgeon 'S9' is unknown"),
    "surgeon twice": ({"entry": {"surgeons": ("S1", "S1")}}, "'S1' stands there twice"),
    "unknown team": ({"entry": {"teams": ("perfusion",)}}, "pool 'perfusion' is unk"),
    "negative minutes": ({"entry": {"theatre_minutes": -30}}, "1440, came -30"),
    "a case of 25 hours": ({"entry": {"theatre_minutes": 1500}}, "1440, came 1500"),
    "capability that no theatre has": (
        {"entry": {"needed_capabilities": frozenset({"ecmo"})}},
        "no theatre has the capability 'ecmo'",
    ),
    "equipment that no room has": (
        {"entry": {"needed_equipment": frozenset({"hoist"})}},
        "no room has the equipment 'hoist'",
    ),
    "unknown incompatible room": (
        {"entry": {"incompatible_rooms": frozenset({"C9"})}},
        "room 'C9' is unknown: use one of C1",
    ),
    "unknown own ward": ({"entry": {"ward": "x"}}, "W1, ward: ward 'x' is unknown"),
    "negative earliest day": ({"entry": {"earliest_day": -1}}, "earliest_day: .*-1"),
    "latest before earliest": (
        {"entry": {"earliest_day": 2, "latest_day": 1}},
        "latest day of admission, 1, lies before the earliest, 2",
    ),
    "mandatory without latest day": (
        {"entry": {"latest_day": None}},
        "a mandatory patient needs a latest day",
    ),
    "mandatory beyond the horizon": (
        {"entry": {"earliest_day": 4, "latest_day": 5}},
        "within the 4 days of the horizon, but the earliest day is 4",
    ),
    "treat-by day in another century": (
        {"entry": {"treat_by_day": 40_000}},
        "treat_by_day: .* came 40000",
    ),
    "suspension backwards": (
        {"entry": {"suspensions": (Suspension(3, 2),)}},
        "suspensions: the last day, 2, lies before the first, 3",
    ),
    "negative score": ({"entry": {"priority_score": -1}}, "priority_score: .* came -1"),
    "occupant with an operation": (
        {"occupant": stay(Stage(OPERATION, 0), Stage(WARD, 1))},
        "an occupant's pathway has no operation",
    ),
    "occupant without room": (
        {"occupant": {"room": ""}},
        "ward days but no room is given",
    ),
    "occupant in an unknown room": ({"occupant": {"room": "C9"}}, "room 'C9' is unk"),
    "weight of no rule": ({"policy": {"weights": {"S77": 1}}}, "rule 'S77' is unknown"),
    "weight of a hard rule": ({"policy": {"weights": {"H1": 1}}}, "soft rule 'H1' is"),
    "negative weight": ({"policy": {"weights": {"S7": -1}}}, "weights.S7: .* came -1"),
    "absurd weight": ({"policy": {"weights": {"S7": 10**6 + 1}}}, "came 1000001"),
    "unknown rule off": ({"policy": {"rules_off": frozenset({"H99"})}}, "'H99' is unk"),
    "rule that cannot be off": (
        {"policy": {"rules_off": frozenset({"H7"})}},
        "H7 cannot be switched off: only H1, H10",
    ),
    "reserve of no pool": ({"policy": {"pool_reserve": {"x": 1}}}, "pool 'x' is unkn"),
    "reserve of no theatre": (
        {"policy": {"theatre_reserve_minutes": {"x": 1}}},
        "theatre 'x' is unknown",
    ),
    "negative reserve": ({"policy": {"pool_reserve": {"icu": -1}}}, "icu: .* came -1"),
    "quantile of 1": ({"policy": {"stay_quantile": 1.0}}, "between 0 and 1, came 1.0"),
    "quantile not a number": (
        {"policy": {"stay_quantile": float("nan")}},
        "between 0 and 1, came nan",
    ),
    "lists of no theatre": (
        {"policy": {"lists": ListRules(session_starts={"x": 480})}},
        "lists.session_starts: theatre 'x' is unknown",
    ),
    "lists from midnight of the next day": (
        {"policy": {"lists": ListRules(session_start_minute=1440)}},
        "lists.session_start_minute: .* 0 to 1439, came 1440",
    ),
    "theatre that begins yesterday": (
        {"policy": {"lists": ListRules(session_starts={"OT1": -1})}},
        "lists.session_starts.OT1: .* came -1",
    ),
    "patients of that day from nowhen": (
        {"policy": {"lists": ListRules(same_day_minute=-1)}},
        "lists.same_day_minute: .* came -1",
    ),
    "beds ready after the day": (
        {"policy": {"lists": ListRules(beds_ready_minute=2000)}},
        "lists.beds_ready_minute: .* came 2000",
    ),
    "turnover of two days": (
        {"policy": {"lists": ListRules(turnover_minutes=2880)}},
        "lists.turnover_minutes: .* 0 to 1440, came 2880",
    ),
    "urgent class twice": (
        {"policy": {"lists": ListRules(urgent_priorities=("P1", "P1"))}},
        "lists.urgent_priorities: 'P1' stands there twice",
    ),
    "urgent class without a name": (
        {"policy": {"lists": ListRules(urgent_priorities=("",))}},
        "lists.urgent_priorities: .* is empty",
    ),
    "absurd price of a minute": (
        {"policy": {"lists": ListRules(weights=ListWeights(overrun=1001))}},
        "lists.weights.overrun: .* 0 to 1000, came 1001",
    ),
    "negative freeze": ({"policy": {"freeze_days": -1}}, "freeze_days: .* came -1"),
}


def test_the_small_problem_has_no_fault() -> None:
    assert find_faults(small_problem()) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str) -> None:
    changes, sentence = FAULTS[name]
    with pytest.raises(InputError, match=sentence):
        small_problem(**changes)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_its_place_for_programs(name: str) -> None:
    with pytest.raises(InputError) as caught:
        small_problem(**FAULTS[name][0])
    for fault in caught.value.faults:
        assert fault.table
        assert fault.field
        assert fault.message.endswith(".")


PUBLISHED_FAULTS: dict[str, tuple[Plan, str]] = {
    "stranger": (
        Plan((replace(BOOKED, patient="W9"),)),
        "published, bookings: patient 'W9' is unknown: use one of W1",
    ),
    "unknown theatre": (
        Plan((replace(BOOKED, theatre="T9"),)),
        "bookings: theatre 'T9' is unknown",
    ),
    "unknown room": (
        Plan((replace(BOOKED, room="R9"),)),
        "bookings: room 'R9' is unknown",
    ),
    "unknown surgeon": (
        Plan((replace(BOOKED, surgeon="S9"),)),
        "bookings: surgeon 'S9' is unknown",
    ),
    "before the horizon": (
        Plan((replace(BOOKED, admission_day=-5),)),
        "bookings: expected a number from 0 to .*, came -5",
    ),
    "somebody twice": (Plan((BOOKED, BOOKED)), "bookings: 'W1' stands there twice"),
    "pin of a stranger": (Plan(pins=(Pin("W9"),)), "pins: patient 'W9' is unknown"),
    "pin to no theatre": (
        Plan(pins=(Pin("W1", theatre="T9"),)),
        "pins: theatre 'T9' is unknown",
    ),
    "pin after the horizon": (
        Plan(pins=(Pin("W1", admission_day=99),)),
        "pins: expected a number from 0 to .*, came 99",
    ),
}


@pytest.mark.parametrize("name", PUBLISHED_FAULTS)
def test_a_plan_in_force_that_cannot_be_counted_against_is_refused(name: str) -> None:
    published, sentence = PUBLISHED_FAULTS[name]
    with pytest.raises(InputError, match=sentence):
        replace(small_problem(), published=published)


@pytest.mark.parametrize("today", [-1, 4])
def test_today_is_a_day_of_the_horizon(today: int) -> None:
    sentence = f"problem, today: .* from 0 to 3, came {today}: give the day"
    with pytest.raises(InputError, match=sentence):
        replace(small_problem(), today=today)
    assert find_faults(replace(small_problem(), today=3)) == []


def test_a_plan_in_force_may_break_rules() -> None:
    crowded = replace(BOOKED, admission_day=0, room="")
    pins = (Pin("W1", room=""), Pin("W1", admission_day=1))
    problem = replace(small_problem(), published=Plan((crowded,), pins=pins))
    assert find_faults(problem) == []


def test_more_than_two_sexes_are_a_fault() -> None:
    problem = small_problem()
    entry = problem.waiting_list[0]
    others = tuple(replace(entry, id=sex, sex=sex) for sex in ("M", "male"))
    with pytest.raises(InputError, match=r"at most two labels.* came F, M, male"):
        replace(problem, waiting_list=(entry, *others))


def test_all_faults_are_told_together() -> None:
    with pytest.raises(InputError) as caught:
        small_problem(
            room={"beds": -1},
            entry={"surgeons": ("S9",), "theatre_minutes": -1},
            policy={"stay_quantile": 2.0},
        )
    found = [(fault.table, fault.item, fault.field) for fault in caught.value.faults]
    assert found == [
        ("rooms", "C1", "beds"),
        ("rooms", "C1", "closed_beds_by_day"),
        ("waiting_list", "W1", "surgeons"),
        ("waiting_list", "W1", "theatre_minutes"),
        ("policy", "", "stay_quantile"),
    ]


def test_a_faulty_calendar_is_told_alone() -> None:
    with pytest.raises(InputError) as caught:
        small_problem(calendar={"n_days": 3000}, room={"beds": -1})
    assert [fault.field for fault in caught.value.faults] == ["n_days"]


def test_a_crowded_and_mixed_room_is_no_fault() -> None:
    problem = small_problem()
    occupant = problem.occupants[0]
    crowd = tuple(
        replace(occupant, id=f"O{number}", sex=sex)
        for number, sex in enumerate("FMFMF", start=1)
    )
    assert find_faults(replace(problem, occupants=crowd)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"mandatory": False, "earliest_day": 9, "latest_day": None},
        {"treat_by_day": 99},
        {"suspensions": (Suspension(-5, 1), Suspension(-5, 1))},
        {"latest_day": 99},
    ],
)
def test_what_a_hospital_may_well_have_is_no_fault(changes: dict[str, Any]) -> None:
    assert find_faults(small_problem(entry=changes)) == []


def test_an_empty_waiting_list_is_no_fault() -> None:
    assert find_faults(replace(small_problem(), waiting_list=())) == []


def test_every_benchmark_instance_is_accepted(ihtc_folder: Path) -> None:
    paths = sorted(ihtc_folder.glob("[cst]*/*.json"))
    problems: list[PlanningProblem] = [read_problem(path) for path in paths]
    assert len(problems) == 49
    assert all(re.match(r"(i|test|small)\d\d", p.centre.name) for p in problems)
