"""When lists end: against closed forms, large samples, and days that are certain."""

from __future__ import annotations

import numpy as np
import pytest
from tests.reference.listed_days import centre_with, entry, plan_of, to_icu

from mapigo.daylist import ListFinish, finishes, list_day, overrun_shares
from mapigo.daylist.durations import drawn_minutes
from mapigo.daylist.overruns import expected_overtime_minutes
from mapigo.domain import Empirical, ListRules, LogNormal, Plan, PlanningProblem

pytestmark = pytest.mark.unit

START = 480
SPREAD = LogNormal(4.0, 0.5)
IN_OT1 = plan_of(("a", "OT1", "S1"))


def ends(problem: PlanningProblem, plan: Plan) -> dict[str, ListFinish]:
    found = finishes(problem, list_day(problem, plan, 0))
    return {one.theatre: one for one in found}


def test_without_spread_lists_end_as_planned() -> None:
    problem = centre_with(entry("a", 60), entry("b", 90))
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT1", "S1"))
    assert ends(problem, plan)["OT1"] == ListFinish("OT1", 630, 630, 0.0)


def test_one_case_ends_as_its_distribution_says() -> None:
    duration = LogNormal(5.0, 0.4, at_least=30)
    problem = centre_with(entry("a", 180, duration=duration))
    end = ends(problem, IN_OT1)["OT1"]
    assert end.expected_minute == pytest.approx(START + duration.mean, rel=2e-3)
    assert end.late_minute == pytest.approx(START + duration.quantile(0.9), rel=1e-3)
    beyond = 1 - duration.shares_within(np.array([480.0]))[0]
    assert end.overrun_share == pytest.approx(beyond, abs=1e-3)


def test_two_cases_end_as_a_large_sample_does() -> None:
    problem = centre_with(
        entry("a", 180, duration=LogNormal(5.2, 0.4)),
        entry("b", 200, duration=LogNormal(5.3, 0.3)),
    )
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT1", "S2"))
    stream = np.random.default_rng(3)
    sums = stream.lognormal(5.2, 0.4, 10**6) + stream.lognormal(5.3, 0.3, 10**6)
    end = ends(problem, plan)["OT1"]
    assert end.expected_minute == pytest.approx(START + sums.mean(), abs=2)
    assert end.late_minute == pytest.approx(START + np.quantile(sums, 0.9), abs=12)
    assert end.overrun_share == pytest.approx((sums > 480).mean(), abs=0.03)
    assert overrun_shares(problem, plan)["OT1", 0] == pytest.approx(
        end.overrun_share, abs=1e-9
    )
    overtime = np.maximum(0, sums - 480).mean()
    assert expected_overtime_minutes(problem, plan) == pytest.approx(overtime, rel=0.05)


def test_a_later_case_starts_early_when_the_one_before_is_short() -> None:
    short = Empirical((20.0,))
    problem = centre_with(entry("a", 60, duration=short), entry("b", 90))
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT1", "S1"))
    assert ends(problem, plan)["OT1"].expected_minute == START + 20 + 90


def test_a_case_waits_for_its_surgeon_in_the_other_theatre() -> None:
    late = Empirical((100.0,))
    problem = centre_with(entry("a", 60, duration=late, priority="P1"), entry("b", 90))
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT2", "S1"))
    found = ends(problem, plan)
    assert found["OT1"].expected_minute == START + 100
    assert found["OT2"].expected_minute == START + 100 + 90


def test_a_case_waits_for_its_team() -> None:
    late = Empirical((100.0,))
    team = ("perfusionist",)
    problem = centre_with(
        entry("a", 60, duration=late, priority="P1", teams=team),
        entry("b", 90, teams=team),
    )
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT2", "S2"))
    assert ends(problem, plan)["OT2"].expected_minute == START + 100 + 90


def test_a_list_begins_no_earlier_than_planned() -> None:
    problem = centre_with(
        entry("a", 60, duration=Empirical((10.0,)), priority="P1"), entry("b", 90)
    )
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT2", "S1"))
    assert ends(problem, plan)["OT2"].expected_minute == START + 60 + 90


def test_a_patient_stays_in_theatre_until_the_bed_is_ready() -> None:
    short = Empirical((20.0,))
    problem = centre_with(to_icu(entry("a", 60, duration=short)), n_in_icu=2)
    assert ends(problem, IN_OT1)["OT1"].expected_minute == 720


def test_who_comes_that_morning_does_not_start_before() -> None:
    problem = centre_with(
        entry("a", 60, duration=Empirical((10.0,))),
        entry("b", 60, duration=Empirical((10.0,))),
        rules=ListRules(same_day_minute=500),
    )
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT1", "S1"))
    assert ends(problem, plan)["OT1"].expected_minute == 520


def test_the_turnover_after_the_last_case_is_not_waited_for() -> None:
    problem = centre_with(
        entry("a", 480, duration=Empirical((490.0,))),
        rules=ListRules(turnover_minutes=20),
    )
    end = ends(problem, IN_OT1)["OT1"]
    assert (end.expected_minute, end.overrun_share) == (START + 470, 0.0)
    assert overrun_shares(problem, IN_OT1) == {("OT1", 0): 0.0}


def test_draws_cover_the_distribution_evenly_and_are_always_the_same() -> None:
    patient = entry("a", duration=SPREAD)
    drawn = drawn_minutes(patient, 1000)
    parts = (SPREAD.shares_within(np.sort(drawn)) * 1000).astype(int)
    np.testing.assert_array_equal(parts, np.arange(1000))
    np.testing.assert_array_equal(drawn, drawn_minutes(patient, 1000))


def test_draws_of_two_patients_have_nothing_to_do_with_each_other() -> None:
    one, other = (drawn_minutes(entry(name, duration=SPREAD)) for name in "ab")
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.08


def test_share_of_overruns_of_a_list_that_just_fits() -> None:
    exact = centre_with(entry("a", 480))
    assert overrun_shares(exact, IN_OT1) == {("OT1", 0): 0.0}
    too_long = centre_with(entry("a", 481))
    assert overrun_shares(too_long, IN_OT1) == {("OT1", 0): 1.0}
