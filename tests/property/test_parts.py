"""Parts of a plan that are changed side by side make one plan again."""

from __future__ import annotations

import threading
from random import Random

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.random_hospitals import random_problem
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import PlanningProblem
from mapigo.scoring import score_plan
from mapigo.solver.decisions import plan_of
from mapigo.solver.kernels.layout import NOT_ADMITTED
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.part_alone import alone
from mapigo.solver.search.parts import Part, days_within, draw_parts, join, split
from mapigo.solver.search.run_leg import run_leg
from mapigo.solver.search.workplace import Workplace

pytestmark = pytest.mark.property

N_STEPS = 1_500
HOT = 60.0


def leg(start: Found | None, seed: int, part: Part | None = None) -> Leg:
    """Return a leg that changes much."""
    return Leg(start, seed, HOT, HOT / 2, 0.0, 0.0, N_STEPS, part)


def run(place: Workplace, one: Leg) -> LegResult:
    """Run a leg to its end."""
    return run_leg(place, one, threading.Event())


def in_parts(
    problem: PlanningProblem, seed: int, n_parts: int
) -> tuple[Workplace, Found, list[Part], list[LegResult]]:
    """Return a plan, a split of it, and what is found in each part."""
    place, random = Workplace.of(problem), np.random.default_rng(seed)
    start = run(place, leg(None, seed)).last
    part_of_day = draw_parts(place.instance.n_days, n_parts, random)
    parts = split(place, start.decisions, part_of_day, random)
    found = [run(place, leg(start, seed + 7 * k, part)) for k, part in enumerate(parts)]
    return place, start, parts, found


def cost_by_the_rules(problem: PlanningProblem, found: Found) -> int:
    """Return the cost of a plan, which shares no code with the search."""
    return score_plan(problem, plan_of(problem, found.decisions)).cost


@given(seed=st.integers(0, 10**6), n_parts=st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_what_parts_find_makes_one_plan_of_the_cost_that_is_told(
    seed: int, n_parts: int
) -> None:
    problem = random_problem(Random(seed))
    place, start, _, found = in_parts(problem, seed, n_parts)
    for ends in ([one.last for one in found], [one.best for one in found]):
        joined = join(start, ends)
        assert place.adopted(joined.decisions).key == joined.key
        assert cost_by_the_rules(problem, joined) == joined.cost
        for one in ends:
            assert cost_by_the_rules(problem, one) == one.cost


@pytest.mark.parametrize("n_parts", [2, 3])
def test_each_part_changes_its_own_movers_and_days_and_all_find_something(
    n_parts: int,
) -> None:
    problem = roomy_hospital(1, n_days=30)
    place, start, parts, found = in_parts(problem, 5, n_parts)
    before = start.decisions
    per_day = place.instance.shifts_per_day
    for part, result in zip(parts, found, strict=True):
        after = result.last.decisions
        is_in = (after.day != NOT_ADMITTED) | (before.day != NOT_ADMITTED)
        changed = {
            p
            for now, then in zip(after[:4], before[:4], strict=True)
            for p in np.flatnonzero((now != then) & is_in)
        }
        assert changed
        assert changed <= set(part.movers)
        days = after.day[part.movers]
        assert part.days[days[days != NOT_ADMITTED]].all()
        nurses_changed = after.nurse != before.nurse
        assert nurses_changed.any()
        assert not nurses_changed[:, ~np.repeat(part.days, per_day)].any()
        assert not nurses_changed[part.nurse_stays].any()


def test_everybody_is_in_one_part_and_who_stays_lies_across_a_border() -> None:
    problem = roomy_hospital(1, n_days=30)
    place, start, parts, _ = in_parts(problem, 5, 3)
    movers = [p for part in parts for p in part.movers]
    stayers = {p for part in parts for p in part.stayers}
    day = start.decisions.day
    assert stayers
    assert len(movers) == len(set(movers))
    assert stayers.isdisjoint(movers)
    admitted = set(np.flatnonzero(day != NOT_ADMITTED))
    assert admitted <= stayers | set(movers)
    for part in parts:
        for p in part.stayers:
            stay = part.days[day[p] : day[p] + place.reach[p] + 1]
            assert stay.any()
            assert not stay.all()


def test_who_waits_may_enter_in_one_part() -> None:
    place = Workplace.of(roomy_hospital(1, n_days=30, n_entries=300))
    random = np.random.default_rng(2)
    start = run(place, leg(None, 3)).last
    waits = start.decisions.day == NOT_ADMITTED
    assert waits.sum() > 5
    entered = 0
    for seed in range(4):
        part_of_day = draw_parts(30, 2, random)
        parts = split(place, start.decisions, part_of_day, random)
        within = days_within(place, part_of_day) & (place.instance.is_allowed_day != 0)
        n_parts_of = np.zeros(waits.size, dtype=int)
        for part in parts:
            n_parts_of[part.movers] += 1
            after = run(place, leg(start, seed, part)).last.decisions.day
            entered += np.count_nonzero(waits & (after != NOT_ADMITTED))
        np.testing.assert_array_equal(n_parts_of[waits], within.any(axis=1)[waits])
    assert entered


def test_borders_differ_from_time_to_time() -> None:
    random = np.random.default_rng(1)
    drawn = [draw_parts(56, 2, random) for _ in range(40)]
    assert {part[0] == part[-1] for part in drawn} == {True, False}
    borders = {tuple(np.flatnonzero(np.diff(part))) for part in drawn}
    assert len(borders) > 20


def test_arrays_of_a_part_are_of_the_types_that_kernels_are_compiled_for() -> None:
    place, start, parts, _ = in_parts(roomy_hospital(1), 5, 2)
    for part in parts:
        there, _ = alone(place, start.decisions, part)
        assert numba.typeof(there.instance) == numba.typeof(place.instance)


@given(n_days=st.integers(2, 70), n_parts=st.integers(1, 6), seed=st.integers(0, 99))
def test_parts_are_of_nearly_equal_length(n_days: int, n_parts: int, seed: int) -> None:
    drawn = draw_parts(n_days, n_parts, np.random.default_rng(seed))
    length = n_days / n_parts
    assert drawn.size == n_days
    for k in range(n_parts):
        assert abs(np.count_nonzero(drawn == k) - length) <= 0.3 * length + 2
