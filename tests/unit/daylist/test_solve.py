"""The cheapest schedule of a day, against counting and against cases done by hand."""

from __future__ import annotations

import threading
from random import Random

import pytest
from tests.reference.small_days import (
    case,
    cheapest_by_counting,
    day,
    random_day,
)

from mapigo.daylist.construct import first_schedule
from mapigo.daylist.schedule import cost, faults
from mapigo.daylist.solve import cheapest_schedule
from mapigo.domain import ListWeights

pytestmark = pytest.mark.unit

NEVER = threading.Event()


def solved(work):
    return cheapest_schedule(work, 5.0, NEVER)


@pytest.mark.parametrize("seed", range(60))
def test_cheapest_schedule_is_that_found_by_counting(seed: int) -> None:
    work = random_day(Random(seed), n_cases=1 + seed % 3)
    found = solved(work)
    assert faults(work, found.schedule) == []
    assert found.cost == cost(work, found.schedule) == found.bound
    assert found.cost == cheapest_by_counting(work)


@pytest.mark.parametrize("seed", range(200))
def test_first_schedule_of_any_day_is_possible(seed: int) -> None:
    work = random_day(Random(seed), n_cases=8)
    assert faults(work, first_schedule(work)) == []


def test_a_surgeon_with_two_theatres_goes_from_one_to_the_other() -> None:
    work = day(case("a", "OT1", minutes=60), case("b", "OT2", minutes=30))
    starts = solved(work).schedule
    assert starts == {"a": 30, "b": 0}


def test_the_urgent_case_goes_first() -> None:
    work = day(case("a", minutes=30), case("b", minutes=90, is_urgent=True))
    assert solved(work).schedule == {"b": 0, "a": 90}


def test_the_certain_case_goes_first() -> None:
    work = day(case("a", rank=50), case("b", rank=10))
    assert solved(work).schedule == {"b": 0, "a": 60}


def test_a_case_ends_when_its_bed_is_ready() -> None:
    work = day(
        case("a", minutes=60, bed_pool="icu"),
        case("b", surgeon="S2", minutes=30),
        morning_beds={"icu": 0},
        beds_ready_minute=120,
    )
    starts = solved(work).schedule
    assert starts == {"b": 0, "a": 60}


def test_of_two_cases_one_has_the_bed_that_is_free_in_the_morning() -> None:
    work = day(
        case("a", "OT1", "S1", bed_pool="icu"),
        case("b", "OT2", "S2", bed_pool="icu", is_urgent=True),
        morning_beds={"icu": 1},
        beds_ready_minute=100,
    )
    assert solved(work).schedule == {"b": 0, "a": 40}


def test_cases_of_a_team_with_one_unit_follow_one_another() -> None:
    work = day(
        case("a", "OT1", "S1", teams=("tavi",)),
        case("b", "OT2", "S2", teams=("tavi",)),
        team_units={"tavi": 1},
    )
    assert sorted(solved(work).schedule.values()) == [0, 60]


def test_a_list_that_is_too_long_runs_over_by_what_it_must() -> None:
    work = day(*(case(f"p{n}") for n in range(4)), session_minutes=180)
    found = solved(work)
    assert found.cost == 60 * ListWeights().overrun


def test_a_gap_that_has_to_be_lies_before_the_case_that_waits() -> None:
    work = day(
        case("a", minutes=30, rank=1),
        case("b", minutes=30, rank=2),
        case("c", surgeon="S2", minutes=30, rank=3, bed_pool="icu"),
        morning_beds={"icu": 0},
        beds_ready_minute=170,
    )
    assert solved(work).schedule == {"a": 0, "b": 30, "c": 140}


def test_same_work_gives_the_same_schedule() -> None:
    work = random_day(Random(5), n_cases=9)
    assert solved(work) == solved(work)


def test_when_stopped_at_once_there_still_is_a_schedule() -> None:
    stop = threading.Event()
    stop.set()
    work = random_day(Random(7), n_cases=12)
    found = cheapest_schedule(work, 60.0, stop)
    assert faults(work, found.schedule) == []
    assert found.bound <= found.cost
