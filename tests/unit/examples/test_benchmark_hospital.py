"""Hospitals in the proportions of the benchmark: valid, repeatable, possible."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mapigo.domain import PlanningProblem
from mapigo.errors import InputError
from mapigo.examples import benchmark_hospital
from mapigo.examples.benchmark import proportions
from mapigo.formats import ProblemFormat, read_problem, write_problem
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

SIZES = ((7, 1), (7, 300), (14, 40), (28, 350), (56, 1300))


def bed_demand(problem: PlanningProblem) -> float:
    """Return bed-days needed, per bed-day."""
    n_days = problem.centre.calendar.n_days
    people = (*problem.waiting_list, *problem.occupants)
    needed = sum(min(n_days, one.pathway.length_of_stay) for one in people)
    return needed / (n_days * sum(room.beds for room in problem.centre.rooms))


def operating_demand(problem: PlanningProblem, what: str) -> float:
    """Return minutes of cases, per minute of surgeons or theatres."""
    minutes = sum(entry.theatre_minutes for entry in problem.waiting_list)
    there = sum(sum(one.minutes_by_day) for one in getattr(problem.centre, what))
    return minutes / there


def mandatory_share(problem: PlanningProblem) -> float:
    """Return the share of mandatory patients."""
    entries = problem.waiting_list
    return sum(entry.mandatory for entry in entries) / len(entries)


@pytest.mark.parametrize(("n_days", "n_patients"), SIZES)
def test_the_same_arguments_give_the_same_hospital(
    n_days: int, n_patients: int
) -> None:
    first = benchmark_hospital(n_days, n_patients, seed=5)
    assert first == benchmark_hospital(n_days, n_patients, seed=5)
    assert first != benchmark_hospital(n_days, n_patients, seed=6)
    assert len(first.waiting_list) == n_patients
    assert first.centre.calendar.n_days == n_days


def test_the_benchmark_format_holds_it(tmp_path: Path) -> None:
    problem = benchmark_hospital(14, 60)
    path = tmp_path / "hospital.json"
    write_problem(problem, path, problem_format=ProblemFormat.IHTC)
    again = read_problem(path)
    assert again.waiting_list == problem.waiting_list
    assert again.occupants == problem.occupants
    assert again.centre.nurses == problem.centre.nurses


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("n_days", "n_patients"), [(14, 300), (28, 350), (56, 1300)])
def test_proportions_are_those_of_the_benchmark(
    n_days: int, n_patients: int, seed: int
) -> None:
    problem = benchmark_hospital(n_days, n_patients, seed)
    centre = problem.centre
    assert bed_demand(problem) == pytest.approx(proportions.BED_DEMAND, rel=0.1)
    assert operating_demand(problem, "surgeons") == pytest.approx(
        proportions.SURGEON_DEMAND, rel=0.1
    )
    assert 0.4 <= operating_demand(problem, "theatres") <= 0.8
    assert mandatory_share(problem) == pytest.approx(0.35, abs=0.01)
    n_shifts = sum(len(nurse.shifts) for nurse in centre.nurses)
    assert 0.45 <= n_shifts / centre.calendar.n_shifts / len(centre.rooms) <= 0.6
    beds = sum(room.beds for room in centre.rooms)
    assert 0.25 <= len(problem.occupants) / beds <= 0.6


@pytest.mark.parametrize(("demand", "share"), [(0.7, 0.0), (1.5, 0.2), (3.0, 0.1)])
def test_other_proportions_can_be_asked_for(demand: float, share: float) -> None:
    problem = benchmark_hospital(
        28, 400, bed_demand=demand, surgeon_demand=demand, mandatory_share=share
    )
    assert bed_demand(problem) == pytest.approx(demand, rel=0.1)
    assert operating_demand(problem, "surgeons") == pytest.approx(demand, rel=0.1)
    assert mandatory_share(problem) == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize(("n_days", "n_patients"), SIZES)
def test_every_shift_has_a_nurse_and_nights_end_in_rest(
    n_days: int, n_patients: int
) -> None:
    centre = benchmark_hospital(n_days, n_patients).centre
    on_shift = Counter(
        (duty.day, duty.shift) for nurse in centre.nurses for duty in nurse.shifts
    )
    assert len(on_shift) == centre.calendar.n_shifts
    for nurse in centre.nurses:
        for before, after in pairwise(nurse.shifts):
            assert before.day < after.day
            if before.shift == "night" and after.day == before.day + 1:
                assert after.shift == "night"


def test_windows_and_occupants_are_within_reason() -> None:
    problem = benchmark_hospital(28, 500, seed=2)
    sexes_in = {}
    for occupant in problem.occupants:
        assert sexes_in.setdefault(occupant.room, occupant.sex) == occupant.sex
        assert occupant.pathway.length_of_stay <= 28
    in_room = Counter(occupant.room for occupant in problem.occupants)
    assert all(in_room[room.id] <= room.beds for room in problem.centre.rooms)
    for entry in problem.waiting_list:
        assert len(entry.incompatible_rooms) < len(problem.centre.rooms)
        if entry.mandatory:
            assert entry.latest_day is not None
            assert entry.earliest_day <= entry.latest_day < 28


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("n_days", "n_patients"), [(7, 1), (14, 60), (28, 200)])
def test_all_mandatory_patients_can_be_admitted(
    n_days: int, n_patients: int, seed: int
) -> None:
    problem = benchmark_hospital(n_days, n_patients, seed)
    result = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=2_000))
    assert result.score.is_feasible


def test_where_not_all_fit_fewer_are_mandatory() -> None:
    problem = benchmark_hospital(14, 200, bed_demand=3.0, mandatory_share=1.0)
    assert 0.1 < mandatory_share(problem) < 0.5


def test_the_weights_depend_on_the_seed_alone() -> None:
    small, large = benchmark_hospital(7, 10, seed=4), benchmark_hospital(28, 90, seed=4)
    assert small.policy == large.policy
    assert small.policy != benchmark_hospital(7, 10, seed=5).policy


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ({"n_days": 6}, "n_days must be a whole number from 7 to 366, but 6"),
        ({"n_patients": 0}, "n_patients must be a whole number from 1 to 20,000"),
        ({"seed": -1}, "seed must be a whole number 0 or more, but -1"),
        ({"bed_demand": 0}, "bed_demand must be a number from 0.1 to 10, but 0"),
        ({"surgeon_demand": "1"}, "surgeon_demand must be a number from 0.1 to 10"),
        ({"mandatory_share": 1.5}, "mandatory_share must be a number from 0 to 1"),
        ({"mandatory_share": float("nan")}, "mandatory_share .* but nan was given"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    arguments: dict[str, Any], fault: str
) -> None:
    with pytest.raises(InputError, match=fault):
        benchmark_hospital(**arguments)
