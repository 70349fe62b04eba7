"""From a plan to the lists of a day: rules of the centre, beds, teams, reserves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.listed_days import centre_with, entry, plan_of, to_icu

from mapigo.daylist import DayList, list_day
from mapigo.domain import (
    OPERATION,
    WARD,
    ListOrder,
    ListRules,
    LogNormal,
    Pathway,
    Plan,
    Stage,
)
from mapigo.errors import InputError

pytestmark = pytest.mark.unit

START = 8 * 60
TWO_IN_OT1 = plan_of(("a", "OT1", "S1"), ("b", "OT1", "S1"))


def starts(listed: DayList) -> dict[str, int]:
    return {c.patient: c.start_minute for one in listed.lists for c in one.cases}


def test_a_day_without_cases_has_no_lists() -> None:
    listed = list_day(centre_with(entry("a")), Plan(), 0)
    assert listed == DayList(0, (), 0, 0)
    assert (listed.is_proven, listed.gap, listed.fits) == (True, 0.0, True)


def test_operations_are_listed_on_their_own_day() -> None:
    problem = centre_with(entry("a"))
    plan = plan_of(("a", "OT2", "S1"), day=1)
    assert list_day(problem, plan, 0).lists == ()
    (only,) = list_day(problem, plan, 1).lists
    assert (only.theatre, only.start_minute, only.finish_minute) == ("OT2", 480, 540)


def test_turnover_is_the_end_of_a_case() -> None:
    problem = centre_with(
        entry("a", 60), entry("b", 90), rules=ListRules(turnover_minutes=20)
    )
    (only,) = list_day(problem, TWO_IN_OT1, 0).lists
    assert [
        (case.start_minute, case.end_minute, case.ready_minute) for case in only.cases
    ] in ([(480, 520, 540), (540, 610, 630)], [(480, 550, 570), (570, 610, 630)])


def test_theatres_may_begin_at_other_times() -> None:
    rules = ListRules(session_starts={"OT1": 500})
    (only,) = list_day(
        centre_with(entry("a"), rules=rules), plan_of(("a", "OT1", "S1")), 0
    ).lists
    assert (only.start_minute, only.session_end_minute) == (500, 500 + 480)
    assert only.cases[0].start_minute == 500


def test_who_comes_that_morning_is_not_first() -> None:
    early = replace(entry("a"), id="b")
    early = replace(
        early,
        pathway=replace(early.pathway, stages=tuple(reversed(early.pathway.stages))),
    )
    problem = centre_with(entry("a"), early, rules=ListRules(same_day_minute=500))
    plan = replace(
        TWO_IN_OT1,
        bookings=(
            replace(TWO_IN_OT1.bookings[0], admission_day=1),
            TWO_IN_OT1.bookings[1],
        ),
    )
    assert starts(list_day(problem, plan, 1)) == {"b": START, "a": START + 60}


def test_urgent_classes_go_first() -> None:
    problem = centre_with(entry("a", 30), entry("b", 90, priority="P1"))
    assert starts(list_day(problem, TWO_IN_OT1, 0)) == {"b": START, "a": START + 90}


@pytest.mark.parametrize(
    ("order", "first"),
    [(ListOrder.CERTAIN_FIRST, "a"), (ListOrder.LONGEST_FIRST, "b")],
)
def test_the_order_of_the_centre_decides(order: ListOrder, first: str) -> None:
    problem = centre_with(
        entry("a", 60, duration=LogNormal(4.0, 0.1)),
        entry("b", 90, duration=LogNormal(4.4, 0.5)),
        rules=ListRules(order=order),
    )
    assert starts(list_day(problem, TWO_IN_OT1, 0))[first] == START


def test_beds_of_those_who_sleep_in_the_icu_are_not_ready_in_the_morning() -> None:
    problem = centre_with(to_icu(entry("a")), n_in_icu=2)
    (only,) = list_day(problem, plan_of(("a", "OT1", "S1")), 0).lists
    (case,) = only.cases
    assert (case.bed_pool, case.bed_from_minute) == ("icu", 720)
    assert (case.end_minute, case.waits_for_bed) == (720, True)


def test_a_bed_that_is_free_in_the_morning_needs_no_wait() -> None:
    problem = centre_with(to_icu(entry("a")), n_in_icu=1)
    (only,) = list_day(problem, plan_of(("a", "OT1", "S1")), 0).lists
    (case,) = only.cases
    assert (case.start_minute, case.bed_from_minute) == (START, 0)
    assert not case.waits_for_bed


def test_who_has_slept_in_the_icu_keeps_the_bed() -> None:
    stay = Pathway(
        (Stage("icu", 1), Stage(OPERATION, 0), Stage("icu", 1), Stage(WARD, 1))
    )
    own = replace(
        entry("a"), pathway=stay, workload=(0, 0, 1), required_skill=(0, 0, 0)
    )
    problem = centre_with(own, to_icu(entry("b")), icu_beds=1)
    (booking,) = plan_of(("a", "OT1", "S1")).bookings
    other = plan_of(("b", "OT2", "S2"), day=1).bookings
    first, second = list_day(problem, Plan((booking, *other)), 1).lists
    assert (first.cases[0].start_minute, first.cases[0].bed_pool) == (START, "icu")
    assert second.cases[0].end_minute == 720


@pytest.mark.parametrize("day", [-1, 3])
def test_a_day_outside_the_horizon_is_refused(day: int) -> None:
    with pytest.raises(InputError, match=f"horizon, 0 to 2, not {day}"):
        list_day(centre_with(entry("a")), Plan(), day)


def test_patients_of_the_day_before_sleep_in_the_icu() -> None:
    problem = centre_with(to_icu(entry("a")), to_icu(entry("b")), icu_beds=1)
    before, after = plan_of(("a", "OT1", "S1")), plan_of(("b", "OT1", "S1"), day=1)
    plan = Plan(before.bookings + after.bookings)
    (only,) = list_day(problem, plan, 1).lists
    assert only.cases[0].end_minute == 720


def test_one_perfusionist_is_in_one_theatre_at_a_time() -> None:
    both = (entry("a", teams=("perfusionist",)), entry("b", teams=("perfusionist",)))
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT2", "S2"))
    assert sorted(starts(list_day(centre_with(*both), plan, 0)).values()) == [480, 540]


def test_what_is_kept_free_counts_as_overrun_but_is_in_the_session() -> None:
    problem = centre_with(entry("a", 450), reserve_minutes=60)
    listed = list_day(problem, plan_of(("a", "OT1", "S1")), 0)
    (only,) = listed.lists
    assert (only.planned_end_minute, only.session_end_minute) == (900, 960)
    assert only.overrun_minutes == 30
    assert not listed.fits


def test_a_list_too_long_for_its_session_runs_over() -> None:
    problem = centre_with(entry("a", 300), entry("b", 300))
    listed = list_day(problem, TWO_IN_OT1, 0)
    assert listed.lists[0].overrun_minutes == 120
    assert listed.is_proven


def test_a_closed_theatre_is_all_overrun() -> None:
    problem = centre_with(entry("a"))
    closed = replace(problem.centre.theatres[0], minutes_by_day=(0, 0, 0))
    centre = replace(problem.centre, theatres=(closed, problem.centre.theatres[1]))
    listed = list_day(replace(problem, centre=centre), plan_of(("a", "OT1", "S1")), 0)
    assert listed.lists[0].overrun_minutes == 60
