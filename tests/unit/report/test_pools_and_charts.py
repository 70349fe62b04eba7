"""Pools by day and the charts that draw them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.report import small_centre

from mapigo.domain import Calendar
from mapigo.report.charts import BASELINE, PLOT_HEIGHT, column_chart
from mapigo.report.days import DayNames
from mapigo.report.facts import PlanFacts
from mapigo.report.pools import pools_view
from mapigo.report.pressure import OVER, Use

pytestmark = pytest.mark.unit

DAYS = DayNames(Calendar(3, ("early",), date(2026, 12, 7)))


def test_pools_count_users_of_what_the_reserve_leaves() -> None:
    problem = small_centre.problem()
    policy = replace(problem.policy, pool_reserve={"icu": 1})
    facts = PlanFacts.from_plan(replace(problem, policy=policy), small_centre.plan())
    row = pools_view(facts).grids[0].rows[0]
    assert [use.used for use in row.cells] == [0, 1, 0, 0, 0, 0, 0]
    assert row.cells[1].sign == "●"
    assert (row.name, row.note) == ("ICU beds", "1 kept free for emergencies")


def test_no_pools_no_section() -> None:
    facts = PlanFacts.from_plan(small_centre.without_dates(), small_centre.plan())
    assert pools_view(facts) is None


def test_columns_are_as_high_as_their_share_of_the_highest() -> None:
    chart = column_chart("ICU", [Use(5, 10), Use(10, 10), None], DAYS)
    half, full, closed = chart.columns
    assert (half.height, half.limit_y) == (PLOT_HEIGHT / 2, BASELINE - PLOT_HEIGHT)
    assert (full.height, full.label) == (PLOT_HEIGHT, "10●")
    assert (closed.height, closed.limit_y, closed.label) == (0, None, "")
    assert [column.lower for column in chart.columns] == ["7", "8", "9"]


def test_charts_say_in_words_what_they_show() -> None:
    chart = column_chart("ICU", [Use(5, 10), Use(10, 10), None], DAYS)
    assert chart.description.startswith("Most on Tue 8 Dec: 10 of 10. Full on 1 of 2")


def test_a_chart_of_a_closed_resource_is_empty() -> None:
    chart = column_chart("TAVI", [None, None, None], DAYS)
    assert chart.description == "Closed on every day."


def test_minutes_can_be_shown_as_hours_without_rounding_the_level() -> None:
    chart = column_chart("OR", [Use(485, 480), None, None], DAYS, per_label=60)
    assert (chart.columns[0].label, chart.columns[0].level) == ("8‼", OVER)


def test_many_days_have_narrow_columns_and_a_date_for_each_week() -> None:
    days = DayNames(Calendar(70, ("early",), date(2026, 12, 7)))
    chart = column_chart("ICU", [Use(1, 2)] * 70, days)
    assert chart.width < 900
    dated = [column.upper for column in chart.columns if column.upper]
    assert dated[:2] == ["7 Dec", "14 Dec"]
    assert len(dated) == 10
