"""Days of a plan, listed for people and for the report."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from tests.reference.listed_days import centre_with, entry, plan_of

from mapigo.app.listing import day_of, list_days, lists_for_report
from mapigo.errors import InputError

pytestmark = pytest.mark.unit

PROBLEM = centre_with(entry("a"))
PLAN = plan_of(("a", "OT1", "S1"), day=1)


def without_dates():
    calendar = replace(PROBLEM.centre.calendar, start_date=None)
    return replace(PROBLEM, centre=replace(PROBLEM.centre, calendar=calendar))


@pytest.mark.parametrize(("text", "day"), [("0", 0), ("2", 2), ("2026-12-08", 1)])
def test_a_day_is_a_number_or_a_date(text: str, day: int) -> None:
    assert day_of(PROBLEM, text) == day


def test_a_date_means_nothing_without_a_start() -> None:
    with pytest.raises(InputError, match="means nothing without a start date"):
        day_of(without_dates(), "2026-12-08")


def test_each_list_comes_with_its_end() -> None:
    none, one = list_days(PROBLEM, PLAN, [0, 1], time_limit_s=1.0)
    assert list(none.with_finishes()) == []
    ((operating_list, finish),) = one.with_finishes()
    assert operating_list.theatre == finish.theatre == "OT1"


def test_when_stopped_days_get_plain_lists() -> None:
    stop = threading.Event()
    stop.set()
    two = centre_with(entry("a"), entry("b"))
    plan = plan_of(("a", "OT1", "S1"), ("b", "OT2", "S1"))
    (listed,) = list_days(two, plan, [0], time_limit_s=60.0, stop=stop)
    starts = [one.cases[0].start_minute for one in listed.day_list.lists]
    assert starts == [480, 540]
    assert not listed.day_list.is_proven


def test_a_report_has_lists_of_days_with_cases_where_days_have_dates() -> None:
    assert [one.day for one in lists_for_report(PROBLEM, PLAN)] == [1]
    assert lists_for_report(without_dates(), PLAN) == ()
