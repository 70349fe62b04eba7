"""Key figures, each counted by hand from the small centre's plan."""

from __future__ import annotations

import pytest
from tests.unit.report import small_centre

from mapigo.domain import Plan
from mapigo.report import Kpi, kpis
from mapigo.report.kpi import nearest_rank

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, str], Kpi]:
    found = kpis(small_centre.problem(), small_centre.plan())
    return {(kpi.name, kpi.subject): kpi for kpi in found}


@pytest.mark.parametrize(
    ("name", "subject", "value", "text"),
    [
        ("admitted", "", 2, "2 of 3"),
        ("not_admitted", "", 1, "1 of 3"),
        ("throughput", "", 2.0, "2.0 a week"),
        ("days_to_admission", "mean", 1.0, "1.0 days"),  # p1 0, p2 from day 1 to 3
        ("days_to_admission", "P90", 2, "2 days"),
        ("elective_wait", "mean", 8.5, "8.5 days"),  # p1 10, p2 9 less 2 suspended
        ("elective_wait", "P90", 10, "10 days"),
        ("within_target", "P1", 1.0, "100%"),
        ("within_target", "P2", 0.0, "0%"),  # operated on day 1, due on day 0
        ("treat_by_breaches", "P1", 0, "0 of 1"),
        ("treat_by_breaches", "P2", 1, "1 of 1"),
        ("treat_by_breaches", "P3", 1, "1 of 1"),  # not admitted, due on day 3
        ("booked_utilisation", "OR", 360 / 2400, "15%"),
        ("booked_utilisation", "cath_lab", 0.0, "0%"),
        ("bed_occupancy", "Ward A", 4 / 13, "31%"),  # 2 beds, 1 closed on day 6
        ("bed_occupancy", "b", 2 / 7, "29%"),
        ("pool_occupancy", "ICU beds", 1 / 14, "7%"),
        ("pre_op_stay", "", 0.5, "0.5 days"),
        ("mean_length_of_stay", "", 3.0, "3.0 days"),
        ("outlier_bed_days", "", 2 / 6, "33%"),
        ("nurse_load", "", 6 / 4, "150%"),  # o1 1 + p1 2, in two shifts
        ("overload", "", 2, "2 points"),
        ("continuity", "", 2.0, "2.0 nurses a stay"),
    ],
)
def test_figure_equals_the_count_by_hand(figures, name, subject, value, text) -> None:
    kpi = figures[name, subject]
    assert kpi.value == pytest.approx(value)
    assert kpi.text == text
    assert kpi.definition.endswith(".")


def test_shares_name_the_counts_behind_them(figures) -> None:
    assert figures["bed_occupancy", "Ward A"].basis == "4 of 13 bed-days"


def test_figures_without_content_are_left_out() -> None:
    found = kpis(small_centre.without_dates(), Plan())
    assert {kpi.name for kpi in found} == {
        "admitted",
        "not_admitted",
        "throughput",
        "booked_utilisation",
        "bed_occupancy",
        "nurse_load",
        "overload",
    }


def test_waits_of_patients_without_decision_date_do_not_count() -> None:
    plan = Plan(bookings=small_centre.plan().bookings)
    names = {kpi.name for kpi in kpis(small_centre.without_dates(), plan)}
    assert "days_to_admission" in names
    assert "elective_wait" not in names


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([5], 0.9, 5), ([1, 2], 0.5, 1), (list(range(1, 11)), 0.9, 9), ([3, 1, 2], 1, 3)],
)
def test_nearest_rank_is_a_value_that_the_share_does_not_exceed(
    values, share, expected
) -> None:
    assert nearest_rank(values, share) == expected
