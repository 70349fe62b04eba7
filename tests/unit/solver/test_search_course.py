"""The course of a search: its stretches, and who goes on from where."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from mapigo.solver.decisions import Decisions
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import LegResult
from mapigo.solver.search.meeting import starts_after
from mapigo.solver.search.schedule import (
    Stretch,
    Then,
    course,
    course_from_a_plan,
)

pytestmark = pytest.mark.unit


COURSES = {
    "without a time limit": course({"S8": 350}),
    "many patients": course({"S8": 350}, 60.0, 500),
    "few patients": course({"S8": 350}, 60.0, 38),
    "few patients, much time": course({"S8": 350}, 600.0, 38),
    "many patients, much time": course({"S8": 350}, 600.0, 500),
    "from a plan": course_from_a_plan({"S8": 350}),
}
every_course = pytest.mark.parametrize("stretches", COURSES.values(), ids=COURSES)


@every_course
def test_stretches_follow_one_another_to_the_end(
    stretches: tuple[Stretch, ...],
) -> None:
    ends = [0.0, *(stretch.end for stretch in stretches)]
    assert [stretch.begin for stretch in stretches] == pytest.approx(ends[:-1])
    assert ends == sorted(set(ends))
    assert ends[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("n_patients", [2, 4, 6, 13, 15, 40, 59, 60, 200])
def test_a_search_ends_with_its_time_however_the_fractions_are_rounded(
    n_patients: int,
) -> None:
    for seconds in range(1, 1001):
        stretches = course({"S8": 350}, float(seconds), n_patients)
        ends = [stretch.end for stretch in stretches]
        assert ends == sorted(set(ends))
        assert 1.0 - 1e-12 < ends[-1] <= 1.0, seconds


@every_course
def test_it_never_gets_hotter_within_a_stretch_and_settles_at_the_end(
    stretches: tuple[Stretch, ...],
) -> None:
    assert all(stretch.hot > stretch.cold for stretch in stretches)
    assert stretches[-1].cold == min(stretch.cold for stretch in stretches)


@every_course
def test_where_workers_meet_the_next_stretch_is_no_hotter(
    stretches: tuple[Stretch, ...],
) -> None:
    for stretch, after in pairwise(stretches):
        if stretch.then is Then.MEET:
            assert after.hot <= stretch.cold


@every_course
def test_places_are_remembered_before_it_gets_hot_and_for_a_choice_among_their_like(
    stretches: tuple[Stretch, ...],
) -> None:
    remembered: set[float] = set()
    for stretch, after in pairwise(stretches):
        if stretch.then is Then.REMEMBER:
            assert after.hot > stretch.cold
            remembered.add(stretch.cold)
        elif stretch.then is not Then.GO_ON:
            assert remembered <= {stretch.cold}
            remembered.clear()
    assert not remembered


def test_much_time_for_few_patients_is_for_several_rounds() -> None:
    one, several = COURSES["few patients"], COURSES["few patients, much time"]
    assert n_choices(one) == 1
    assert n_choices(several) == 8
    for stretches in (one, several):
        restarts = [s for s in stretches if s.then is Then.REMEMBER]
        assert len(restarts) / n_choices(stretches) == 60


def n_choices(stretches: tuple[Stretch, ...]) -> int:
    """Count the times that workers go on from places of before."""
    return sum(stretch.then is Then.CHOOSE for stretch in stretches)


def test_much_time_for_many_patients_begins_with_a_tenth_for_an_early_plan() -> None:
    stretches = COURSES["many patients, much time"]
    settled = [s.end for s in stretches if s.then is Then.GO_ON and s.cold < 0.1]
    assert settled == pytest.approx([0.1, 1.0])


def test_more_time_gives_restarts_to_larger_hospitals() -> None:
    def most_patients(time_limit_s: float) -> int:
        return max(n for n in range(1000) if n_choices(course({}, time_limit_s, n)))

    assert most_patients(20.0) < most_patients(60.0) < most_patients(600.0)


def test_many_patients_have_one_long_search_however_much_time_there_is() -> None:
    assert n_choices(course({}, 3600.0, 60)) > 0
    assert n_choices(course({}, 3600.0, 61)) == 0


def test_where_short_legs_are_dear_there_are_no_restarts() -> None:
    without = course({}, 60.0, 30, may_restart=False)
    assert len(without) == len(course({}, 60.0, 500))


def test_a_quick_search_is_over_soon_whatever_the_time() -> None:
    for time_limit_s, expected_s in ((10.0, 1.0), (60.0, 6.0), (600.0, 8.0)):
        quick = next(s for s in course({}, time_limit_s) if s.cold < 0.3)
        assert quick.end * time_limit_s == pytest.approx(expected_s)


def test_rules_that_the_search_does_not_weigh_heat_nothing() -> None:
    assert course({"S8": 350, "S10": 9000, "S14": 9000}) == course({"S8": 350})


def test_very_high_weights_make_it_hotter_in_proportion() -> None:
    usual, tenfold = course({"S8": 1000}), course({"S8": 10_000})
    for one, other in zip(usual, tenfold, strict=True):
        assert other.hot == pytest.approx(10 * one.hot)
        assert other.cold == pytest.approx(10 * one.cold)


def test_temperature_falls_exponentially_between_the_ends_of_a_stretch() -> None:
    stretch = Stretch(0.2, 0.6, 100.0, 1.0, Then.MEET)
    assert stretch.temperature(0.2) == pytest.approx(100.0)
    assert stretch.temperature(0.4) == pytest.approx(10.0)
    assert stretch.temperature(0.6) == pytest.approx(1.0)
    assert stretch.temperature(0.9) == pytest.approx(1.0)


def result(energy: float) -> LegResult:
    """Return a leg that ended at a mean cost; its decisions tell which it was."""
    numbers = np.array([round(energy)], dtype=np.int32)
    decisions = Decisions(numbers, numbers, numbers, numbers, numbers.astype(np.int16))
    found = Found(0, round(energy), decisions)
    return LegResult(found, energy, found, 1)


@pytest.mark.parametrize(
    ("energies", "n_workers", "n_places", "expected"),
    [
        ([5.0], 1, 0, [5]),
        ([7.0, 3.0], 2, 1, [3, 3]),
        ([7.0, 3.0, 9.0, 4.0], 2, 1, [3, 3]),
        ([7.0, 3.0, 9.0, 4.0], 2, 2, [3, 4]),
        ([7.0, 3.0, 9.0, 4.0], 4, 2, [3, 4, 3, 4]),
        ([7.0], 4, 4, [7, 7, 7, 7]),
    ],
)
def test_workers_go_on_from_the_best_places(
    energies: list[float], n_workers: int, n_places: int, expected: list[int]
) -> None:
    starts = starts_after([result(energy) for energy in energies], n_workers, n_places)
    assert [start.cost for start in starts] == expected


def test_a_search_from_a_plan_is_as_much_hotter_as_the_weights_are_higher() -> None:
    usual, high = (course_from_a_plan({"S8": weight}) for weight in (1000, 3000))
    assert [stretch.hot for stretch in high] == [3 * stretch.hot for stretch in usual]
    assert course_from_a_plan({"S8": 10, "S10": 9000}) == usual
