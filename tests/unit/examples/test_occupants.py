"""Those already in a bed break no rule by themselves, and leave room for others."""

from __future__ import annotations

from collections import Counter

import pytest

from mapigo.domain import Plan, PlanningProblem
from mapigo.examples import heart_centre
from mapigo.examples.care import parts_of_stay
from mapigo.examples.pathways import pathway
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

BED_RULES = ("H1", "H7", "H10")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [0.2, 1.0, 3.0])
def test_occupants_alone_overfill_nothing_and_mix_no_sexes(
    seed: int, size: float
) -> None:
    score = score_plan(heart_centre(seed=seed, size=size, n_waiting=1), Plan())
    assert {rule: score.rule(rule).amount for rule in BED_RULES} == dict.fromkeys(
        BED_RULES, 0
    )


def _on_day_0(problem: PlanningProblem) -> Counter[str]:
    return Counter(one.pathway.stages[0].place for one in problem.occupants)


def test_wards_icu_and_step_down_are_about_half_full_on_day_0() -> None:
    problem = heart_centre()
    found = _on_day_0(problem)
    open_beds = sum(r.beds for r in problem.centre.rooms if r.ward != "short_stay")
    assert 0.4 < found["ward"] / open_beds < 0.6
    assert 0.3 < found["icu"] / problem.pool_capacity("icu", 0) < 0.6
    assert 0.3 < found["step_down"] / problem.pool_capacity("step_down", 0) < 0.6


def test_short_stay_ward_is_empty_on_day_0() -> None:
    rooms = {one.room for one in heart_centre().occupants}
    assert not any(room.startswith("SS") for room in rooms)


def test_remaining_stays_differ() -> None:
    stays = {one.pathway.length_of_stay for one in heart_centre().occupants}
    assert min(stays) == 1
    assert len(stays) >= 5


def test_care_is_given_for_each_shift_of_what_remains() -> None:
    problem = heart_centre()
    per_day = problem.centre.calendar.shifts_per_day
    for one in problem.occupants:
        n_shifts = per_day * one.pathway.length_of_stay
        assert len(one.workload) == len(one.required_skill) == n_shifts


def test_part_of_stay_follows_the_operation() -> None:
    way = pathway("cabg", 0.0, 0.6)
    parts = parts_of_stay(way)
    assert parts[:7] == ["before", "", "", "", "", "first_days", "first_days"]
    assert set(parts[7:]) == {"later"}
