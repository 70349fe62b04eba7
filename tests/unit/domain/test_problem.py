from __future__ import annotations

from dataclasses import replace

import pytest
from tests.strategies.small_centre import small_problem

from mapigo.domain import PlanningProblem

pytestmark = pytest.mark.unit


@pytest.fixture
def problem() -> PlanningProblem:
    return small_problem()


def test_the_latest_day_lies_in_the_horizon(problem: PlanningProblem) -> None:
    entry = problem.waiting_list[0]
    assert problem.latest_day(entry) == 2
    assert problem.latest_day(replace(entry, latest_day=99)) == 3
    assert problem.latest_day(replace(entry, latest_day=None)) == 3


def test_reserves_are_kept_free(problem: PlanningProblem) -> None:
    theatre = problem.centre.theatres[0]
    assert [problem.theatre_minutes(theatre, day) for day in range(4)] == [
        *(420, 420, 0, 180)
    ]
    assert [problem.pool_capacity("icu", day) for day in range(4)] == [1, 1, 1, 0]


def test_closed_beds_are_not_open(problem: PlanningProblem) -> None:
    room = problem.centre.rooms[0]
    assert [room.open_beds(day) for day in range(4)] == [2, 1, 2, 2]
    assert replace(room, closed_beds_by_day=()).open_beds(1) == 2


def test_rooms_that_suit(problem: PlanningProblem) -> None:
    entry, room = problem.waiting_list[0], problem.centre.rooms[0]
    assert problem.room_suits(entry, room)
    assert not problem.room_suits(entry, replace(room, isolation=False))
    assert not problem.room_suits(entry, replace(room, equipment=frozenset()))
    refused = replace(entry, incompatible_rooms=frozenset({room.id}))
    assert not problem.room_suits(refused, room)


def test_theatres_that_suit(problem: PlanningProblem) -> None:
    entry, theatre = problem.waiting_list[0], problem.centre.theatres[0]
    assert problem.theatre_suits(entry, theatre)
    assert not problem.theatre_suits(entry, replace(theatre, capabilities=frozenset()))
