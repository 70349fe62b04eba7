"""The lower bound on a plan's cost, as its callers see it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import (
    Calendar,
    Centre,
    Nurse,
    NurseShift,
    Occupant,
    Pathway,
    PlanningProblem,
    Policy,
    Room,
    Surgeon,
    Theatre,
    WaitingListEntry,
)
from mapigo.solver import Bound, Progress, SolveOptions, lower_bound, solve, warm

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """Compile first, so that no test's time limit goes into it."""
    warm()


WEIGHTS = {"S3": 2, "S4": 3, "S5": 20, "S7": 10, "S8": 100}


def patient(number: int) -> WaitingListEntry:
    """Return someone who must be operated on day 0 for an hour and stays a day."""
    return WaitingListEntry(
        id=f"p{number}",
        sex="F",
        age_group="adult",
        pathway=Pathway.simple(1),
        surgeons=("S",),
        theatre_minutes=60,
        workload=(2,),
        required_skill=(0,),
        latest_day=0,
        mandatory=True,
    )


def hospital(n_patients: int, *, beds: int = 2, nights: int = 1) -> PlanningProblem:
    """Return a hospital of one room, theatre, surgeon and nurse."""
    shifts = tuple(NurseShift(day, "day", 3) for day in range(nights))
    centre = Centre(
        name="one of everything",
        calendar=Calendar(n_days=nights, shift_types=("day",)),
        theatres=(Theatre("T", (120,) * nights),),
        rooms=(Room("R", beds),),
        surgeons=(Surgeon("S", (120,) * nights),),
        nurses=(Nurse("N", 0, shifts),),
        age_groups=("adult",),
        n_skill_levels=1,
    )
    entries = tuple(patient(number) for number in range(n_patients))
    return PlanningProblem(centre, entries, (), Policy("tiny", weights=WEIGHTS))


def occupant(name: str, sex: str) -> Occupant:
    """Return someone who lies in the room on day 0."""
    pathway = Pathway((replace(Pathway.simple(1).stages[1]),))
    return Occupant(name, sex, "adult", pathway, "R", (1,), (0,))


def test_where_nothing_is_to_be_decided_the_bound_is_the_cost() -> None:
    problem = hospital(2)
    bound = lower_bound(problem, 5.0)
    # A theatre, one nurse for each patient, and a load of 4 where 3 is the maximum.
    assert bound.value == 20 + 2 * 2 + 3
    assert bound.gap_percent(27) == 0.0
    found = solve(problem, SolveOptions(n_threads=1, n_steps=500))
    assert found.score.cost == bound.value


def test_the_occupants_own_care_counts() -> None:
    problem = replace(hospital(0), occupants=(occupant("a", "F"),))
    assert lower_bound(problem, 5.0).value == 2


def test_too_many_mandatory_patients_are_proven_impossible() -> None:
    bound = lower_bound(hospital(3, beds=3), 5.0)
    assert bound.is_infeasible
    assert bound.value is None
    assert bound.gap_percent(100) is None


def test_a_mandatory_patient_without_a_suitable_room_is_proven_impossible() -> None:
    problem = hospital(1)
    alone = replace(problem.waiting_list[0], incompatible_rooms=frozenset({"R"}))
    bound = lower_bound(replace(problem, waiting_list=(alone,)), 5.0)
    assert bound.is_infeasible
    assert bound.proof == "mandatory patients alone"


def test_an_optional_patient_without_a_suitable_room_waits_on() -> None:
    problem = hospital(1)
    alone = replace(
        problem.waiting_list[0],
        incompatible_rooms=frozenset({"R"}),
        mandatory=False,
        latest_day=None,
    )
    assert lower_bound(replace(problem, waiting_list=(alone,)), 5.0).value == 100


@pytest.mark.parametrize("sexes", ["FM", "FFF"])
def test_occupants_who_break_a_rule_are_told(sexes: str) -> None:
    occupants = tuple(occupant(f"a{n}", sex) for n, sex in enumerate(sexes))
    bound = lower_bound(replace(hospital(0), occupants=occupants), 5.0)
    assert bound.is_infeasible
    assert bound.proof == "occupants"


def test_an_occupant_without_a_nurse_is_told() -> None:
    problem = replace(hospital(0, nights=2), occupants=(occupant("a", "F"),))
    nurse = replace(
        problem.centre.nurses[0], shifts=problem.centre.nurses[0].shifts[1:]
    )
    centre = replace(problem.centre, nurses=(nurse,))
    assert lower_bound(replace(problem, centre=centre), 5.0).is_infeasible


@pytest.mark.parametrize("time_limit_s", [1e-6, 0.05, 1.0])
def test_the_bound_holds_however_short_the_time(time_limit_s: float) -> None:
    for seed in range(3):
        problem = roomy_hospital(seed)
        found = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=5_000))
        bound = lower_bound(problem, time_limit_s)
        assert bound.value is not None
        assert 0 <= bound.value <= found.score.cost


def test_the_bound_holds_when_stopped_at_once() -> None:
    stop = threading.Event()
    stop.set()
    problem = roomy_hospital(1)
    stopped, whole = lower_bound(problem, 60.0, stop=stop), lower_bound(problem, 1.0)
    assert stopped.value is not None
    assert whole.value is not None
    assert 0 < stopped.value <= whole.value


def test_progress_is_told_from_the_start() -> None:
    told: list[Progress] = []
    lower_bound(roomy_hospital(1), 0.5, on_progress=told.append)
    assert {progress.phase for progress in told} == {"bounding"}
    assert all(0 <= progress.share_done <= 1 for progress in told)


def test_the_gap_is_rounded_up() -> None:
    bound = Bound(1000, 1.0, "whole numbers")
    assert bound.gap_percent(1001) == 0.1
    assert bound.gap_percent(1251) == 25.1
    assert bound.gap_percent(1000) == 0.0
    assert Bound(0, 1.0, "whole numbers").gap_percent(5) is None
    assert Bound(0, 1.0, "whole numbers").gap_percent(0) == 0.0
