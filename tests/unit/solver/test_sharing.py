"""When workers share out the days of a plan, and what they then go on from."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.scoring import score_plan
from mapigo.solver.decisions import plan_of
from mapigo.solver.search import sharing
from mapigo.solver.search.best import BestPlan
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.crew import Reports, ThreadCrew
from mapigo.solver.search.elsewhere import run_leg_elsewhere
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.parts import draw_parts, split
from mapigo.solver.search.portfolio import Portfolio
from mapigo.solver.search.run_leg import run_leg
from mapigo.solver.search.schedule import (
    Stretch,
    Then,
    course,
    course_from_a_plan,
)
from mapigo.solver.search.sharing import Sharing
from mapigo.solver.search.workplace import Workplace

pytestmark = pytest.mark.unit

COOL = Stretch(0.5, 1.0, 4.0, 1.0, Then.GO_ON, may_share=True)
MUCH_TIME_S = 100.0
N_DAYS = 90


@pytest.fixture(scope="module")
def place() -> Workplace:
    return Workplace.of(roomy_hospital(1, n_days=N_DAYS))


@pytest.fixture(scope="module")
def start(place: Workplace) -> Found:
    first = Leg(None, 3, 60.0, 4.0, 0.0, 0.0, n_steps=4_000)
    return run_leg(place, first, threading.Event()).last


def worth(
    place: Workplace, starts: list[Found | None], time_limit_s: float = MUCH_TIME_S
) -> bool:
    """Whether workers of these plans share, in a cool stretch."""
    shared = Sharing(place, Clock(time_limit_s, None), seed=1)
    return shared.is_worth_it(COOL, starts)


def test_workers_of_one_plan_share_its_days(place: Workplace, start: Found) -> None:
    assert worth(place, [start, start])


def test_workers_of_plans_of_their_own_do_not(place: Workplace, start: Found) -> None:
    other = replace(start)
    assert not worth(place, [start])
    assert not worth(place, [start, other])
    assert not worth(place, [start, other, start])
    assert not worth(place, [None, None])
    assert worth(place, [start, other, start, other])


def test_parts_must_be_long_for_the_stays(
    place: Workplace, start: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays = N_DAYS / 2 / (place.reach.mean() + 1)
    monkeypatch.setattr(sharing, "STAYS_PER_PART", stays - 0.01)
    assert worth(place, [start, start])
    monkeypatch.setattr(sharing, "STAYS_PER_PART", stays + 0.01)
    assert not worth(place, [start, start])


def test_where_it_is_hot_nobody_shares(place: Workplace, start: Found) -> None:
    hot = replace(COOL, may_share=False)
    shared = Sharing(place, Clock(MUCH_TIME_S, None), seed=1)
    assert not shared.is_worth_it(hot, [start, start])
    for weight in (350, 10_000):
        stretches = course({"S8": weight}, 60.0, 500)
        hottest = max(one.hot for one in stretches)
        for one in stretches:
            assert one.may_share == (one.hot < hottest)
    assert not any(one.may_share for one in course_from_a_plan({"S8": 350}))


def test_where_nobody_may_come_there_are_no_days_to_share(start: Found) -> None:
    nobody = Workplace.of(roomy_hospital(1, n_days=N_DAYS, n_entries=0))
    assert not worth(nobody, [start, start])


def test_what_is_past_is_not_shared_out(place: Workplace, start: Found) -> None:
    today = 30
    later = replace(place, problem=replace(place.problem, today=today))
    shared = Sharing(later, Clock(MUCH_TIME_S, None), seed=1)
    legs = [Leg(start, 1, 4.0, 1.0, 1.0, 0.0)] * 2
    for _ in range(10):
        a, b = (leg.part for leg in shared.shared_out(legs))
        assert a is not None
        assert b is not None
        assert (a.days != b.days).all()
        assert len(set(a.days[: today + 1])) == 1
        assert min(a.days[today:].sum(), b.days[today:].sum()) >= 20
    far = replace(place, problem=replace(place.problem, today=N_DAYS - 5))
    assert not worth(far, [start, start])


@pytest.mark.parametrize(
    ("n_workers", "teams"), [(3, ["AAA"]), (5, ["AAA", "BB"]), (4, ["AA", "BB"])]
)
def test_each_team_makes_one_plan_and_the_best_of_each_part_counts(
    place: Workplace,
    start: Found,
    n_workers: int,
    teams: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two_parts = N_DAYS / 2 / (place.reach.mean() + 1) - 0.01
    monkeypatch.setattr(sharing, "STAYS_PER_PART", two_parts)
    shared = Sharing(place, Clock(MUCH_TIME_S, None), seed=1)
    other = run_leg(
        place, Leg(start, 8, 4.0, 4.0, 0.0, 0.0, 500), threading.Event()
    ).last
    starts = [(start, other)[i % len(teams)] for i in range(n_workers)]
    legs = shared.shared_out(
        [Leg(one, i, 4.0, 1.0, 0.0, 0.0, 500) for i, one in enumerate(starts)]
    )
    results = [run_leg(place, leg, threading.Event()) for leg in legs]
    joined = shared.joined(legs, results)
    assert len(joined) == len(teams)
    for i, (plan, team) in enumerate(zip(joined, teams, strict=True)):
        workers = range(i, n_workers, len(teams))
        assert len(workers) == len(team)
        parts = {id(legs[k].part) for k in workers}
        assert len(parts) == 2
        begun = starts[i].cost
        gains = {
            part: min(
                results[k].best.cost - begun
                for k in workers
                if id(legs[k].part) == part
            )
            for part in parts
        }
        assert plan.best.cost == begun + sum(gains.values())
        for found in (plan.best, plan.last):
            decided = plan_of(place.problem, found.decisions)
            assert score_plan(place.problem, decided).cost == found.cost
        assert plan.n_proposals == sum(results[k].n_proposals for k in workers)


def test_short_searches_do_not_share(place: Workplace, start: Found) -> None:
    least_s = sharing.LEAST_LEGS * sharing.LEAST_LEG_S
    assert least_s == pytest.approx(0.75)
    assert worth(place, [start, start], time_limit_s=least_s + 0.01)
    assert not worth(place, [start, start], time_limit_s=least_s - 0.01)


def test_a_part_is_searched_alike_in_another_process(
    place: Workplace, start: Found
) -> None:
    random = np.random.default_rng(4)
    part_of_day = draw_parts(N_DAYS, 2, random)
    for part in split(place, start.decisions, part_of_day, random):
        leg = Leg(start, 5, 4.0, 1.0, 0.0, 0.0, 500, part)
        here = run_leg(place, leg, threading.Event())
        sent = pickle.loads(pickle.dumps(leg))
        _, there = run_leg_elsewhere(pickle.dumps(place.problem), 0, sent)
        assert here.last.cost != start.cost
        assert here.last.key == there.last.key
        for one, other in zip(here.last.decisions, there.last.decisions, strict=True):
            np.testing.assert_array_equal(one, other)


class WatchedCrew(ThreadCrew):
    """Threads whose legs and results can be looked at."""

    def __init__(self, n_workers: int) -> None:
        super().__init__(n_workers)
        self.legs: list[Leg] = []
        self.results: list[LegResult] = []

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Run the legs and keep them."""
        results = super().run(place, legs, stop, reports, tick)
        self.legs += legs
        self.results += results
        return results


class ForgetfulCrew(WatchedCrew):
    """Threads of which the first is lost in every leg."""

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Run the legs, and keep the first result back."""
        return super().run(place, legs, stop, reports, tick)[1:]


def test_where_a_part_is_lost_the_plan_stays_and_what_was_found_is_kept(
    place: Workplace, start: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "LEG_STEPS", 400)
    monkeypatch.setattr(sharing, "LEAST_LEGS", 2)
    crew, clock = ForgetfulCrew(2), Clock(1.0, n_steps=2_000)
    best = BestPlan(clock)
    whole = replace(COOL, begin=0.0)
    portfolio = Portfolio(place, crew, [whole], clock, best, 1, start.decisions)
    portfolio.search(threading.Event(), lambda: None)
    assert {leg.start.cost for leg in crew.legs if leg.start} == {start.cost}
    assert best.cost == min(result.best.cost for result in crew.results[1::2])


def test_a_search_goes_on_from_the_plan_that_the_parts_make(
    place: Workplace, start: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "LEG_STEPS", 400)
    monkeypatch.setattr(sharing, "LEAST_LEGS", 2)
    crew, clock = WatchedCrew(2), Clock(1.0, n_steps=2_000)
    best = BestPlan(clock)
    whole = replace(COOL, begin=0.0)
    portfolio = Portfolio(place, crew, [whole], clock, best, 1, start.decisions)
    portfolio.search(threading.Event(), lambda: None)
    pairs = [crew.legs[i : i + 2] for i in range(0, len(crew.legs), 2)]
    assert len(pairs) == 5
    costs = []
    for a, b in pairs:
        assert a.part is not None
        assert b.part is not None
        assert (a.part.days != b.part.days).all()
        assert a.start is not None
        assert a.start is b.start
        plan = plan_of(place.problem, a.start.decisions)
        assert score_plan(place.problem, plan).cost == a.start.cost
        costs.append(a.start.cost)
    for i, start_cost in enumerate(costs):
        gains = [one.best.cost - start_cost for one in crew.results[2 * i : 2 * i + 2]]
        assert best.cost <= start_cost + sum(gains)
    borders = {tuple(np.flatnonzero(np.diff(a.part.days))) for a, _ in pairs if a.part}
    assert len(borders) > 1
    assert len(set(costs)) > 1
    plan = plan_of(place.problem, best.decisions)
    assert score_plan(place.problem, plan).cost == best.cost
    assert best.cost <= min(result.best.cost for result in crew.results)


class NotedCrew(ThreadCrew):
    """Workers who note their first legs and end the search."""

    def __init__(self, *, has_short_legs: bool) -> None:
        super().__init__(2)
        self.has_short_legs = has_short_legs
        self.legs: list[Leg] = []

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Keep the legs and run none."""
        self.legs += legs
        stop.set()
        return []


@pytest.mark.parametrize(
    ("has_short_legs", "n_steps", "is_shared"),
    [(True, None, True), (False, None, False), (False, 200_000_000, True)],
)
def test_where_handing_out_is_dear_days_are_shared_by_proposals_only(
    place: Workplace,
    start: Found,
    *,
    has_short_legs: bool,
    n_steps: int | None,
    is_shared: bool,
) -> None:
    crew = NotedCrew(has_short_legs=has_short_legs)
    clock = Clock(1_000.0, n_steps)
    best = BestPlan(clock)
    best.offer(start)
    whole = replace(COOL, begin=0.0)
    portfolio = Portfolio(place, crew, [whole], clock, best, 1, start.decisions)
    portfolio.search(threading.Event(), lambda: None)
    assert [leg.part is not None for leg in crew.legs] == [is_shared] * 2
