"""Whatever the plan: nobody and nothing is in two cases at once, and all are listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.problems import plans, problems

from mapigo.daylist import DayList, finishes, list_day
from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import Occupancy

pytestmark = pytest.mark.property

N_DRAWS = 50
FEW = settings(max_examples=25)


@st.composite
def listed_days(draw: st.DrawFn) -> tuple[PlanningProblem, Plan, DayList]:
    """Return a plan whose cases crowd on one day, and the lists of that day."""
    problem = draw(problems(min_entries=2))
    plan, day = draw(plans(problem)), problem.centre.calendar.n_days - 1
    offset = {entry.id: entry.operation_offset for entry in problem.waiting_list}
    crowded = tuple(
        replace(one, admission_day=day - offset[one.patient])
        for one in plan.bookings
        if offset[one.patient] <= day
    )
    plan = replace(plan, bookings=crowded)
    return problem, plan, list_day(problem, plan, day, time_limit_s=1.0)


def times_of(problem: PlanningProblem, listed: DayList, what: str):
    """Return (name, begin, end) of each use of theatres, surgeons or teams."""
    entries = {entry.id: entry for entry in problem.waiting_list}
    for one in listed.lists:
        for case in one.cases:
            if what == "theatre":
                yield one.theatre, case.start_minute, case.ready_minute
            elif what == "surgeon":
                yield case.surgeon, case.start_minute, case.end_minute
            else:
                for team in entries[case.patient].teams:
                    yield team, case.start_minute, case.end_minute


@given(listed_days())
@FEW
def test_every_case_is_listed_once_with_its_minutes(drawn) -> None:
    problem, plan, listed = drawn
    minutes_of = {entry.id: entry.theatre_minutes for entry in problem.waiting_list}
    found = Counter(
        (
            case.patient,
            one.theatre,
            case.surgeon,
            case.ready_minute - case.start_minute,
        )
        for one in listed.lists
        for case in one.cases
    )
    booked = Counter(
        (one.patient, one.theatre, one.surgeon, minutes_of[one.patient])
        for one in plan.bookings
    )
    assert found == booked


@given(listed_days())
@FEW
def test_no_surgeon_theatre_or_team_is_in_two_cases_at_once(drawn) -> None:
    problem, _, listed = drawn
    for what in ("theatre", "surgeon"):
        uses = sorted(times_of(problem, listed, what))
        for (name, _, end), (other, begin, _) in pairwise(uses):
            assert name != other or end <= begin, (what, name)
    uses = list(times_of(problem, listed, "team"))
    for name, begin, end in uses:
        if begin < end:
            at_once = sum(n == name and b <= begin < e for n, b, e in uses)
            assert at_once <= max(1, problem.pool_capacity(name, listed.day))


@given(listed_days())
@FEW
def test_no_case_starts_before_its_session_or_its_patient_is_there(drawn) -> None:
    problem, _, listed = drawn
    entries = {entry.id: entry for entry in problem.waiting_list}
    rules = problem.policy.lists
    for one in listed.lists:
        assert one.start_minute == rules.start_minute(one.theatre)
        for case in one.cases:
            assert one.start_minute <= case.start_minute <= case.end_minute
            if entries[case.patient].operation_offset == 0:
                assert case.start_minute >= rules.same_day_minute


@given(listed_days())
@FEW
def test_who_leaves_before_beds_are_ready_finds_one_from_the_morning(drawn) -> None:
    problem, plan, listed = drawn
    ready = problem.policy.lists.beds_ready_minute
    users = Occupancy.from_plan(problem, plan).pool_users
    n_early: Counter[str] = Counter()
    for one in listed.lists:
        for case in one.cases:
            assert case.bed_from_minute in (0, ready)
            assert case.end_minute >= case.bed_from_minute
            slept_there = users.get((case.bed_pool, listed.day - 1), [])
            if case.end_minute < ready and case.patient not in slept_there:
                n_early[case.bed_pool] += 1
    del n_early[""]
    for pool, n in n_early.items():
        n_slept = len(users.get((pool, listed.day - 1), []))
        assert n <= max(0, problem.pool_capacity(pool, listed.day) - n_slept)


@given(listed_days())
@FEW
def test_simulated_ends_lie_after_the_start(drawn) -> None:
    problem, _, listed = drawn
    ends = finishes(problem, listed, N_DRAWS)
    assert [end.theatre for end in ends] == [one.theatre for one in listed.lists]
    for one, end in zip(listed.lists, ends, strict=True):
        assert 0 <= end.overrun_share <= 1
        assert min(end.expected_minute, end.late_minute) >= one.start_minute
