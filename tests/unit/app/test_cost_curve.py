"""The curve of cost over time: the cost after some seconds, the seconds to a cost."""

from __future__ import annotations

import pytest

from mapigo.app.cost_curve import cost_after, seconds_until

pytestmark = pytest.mark.unit

CURVE = [(0.5, 900), (5.0, 700), (8.0, 650)]


@pytest.mark.parametrize(
    ("seconds", "cost"), [(0.4, None), (0.5, 900), (4.9, 900), (5, 700), (60, 650)]
)
def test_the_cost_is_that_of_the_best_plan_so_far(seconds: float, cost: int | None):
    assert cost_after(CURVE, seconds, time_limit_s=60) == cost


def test_beyond_the_time_limit_nothing_is_known():
    assert cost_after(CURVE, 10, time_limit_s=9) is None
    assert cost_after(CURVE, 9, time_limit_s=9) == 650


def test_no_feasible_plan_has_no_cost():
    assert cost_after([], 10, time_limit_s=60) is None


@pytest.mark.parametrize(
    ("cost", "seconds"), [(1000, 0.5), (900, 0.5), (899, 5.0), (650, 8.0), (649, None)]
)
def test_a_cost_is_reached_when_a_plan_is_no_dearer(cost: int, seconds: float | None):
    assert seconds_until(CURVE, cost) == seconds
