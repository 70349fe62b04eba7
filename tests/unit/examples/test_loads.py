"""The list asks somewhat more than the centre has, in the ranges documented."""

from __future__ import annotations

from typing import Any

import pytest

from mapigo.examples import Load, heart_centre, loads

pytestmark = pytest.mark.unit

RANGES = {
    "OR": (0.90, 1.15),
    "hybrid": (0.85, 1.15),
    "cath_lab": (1.35, 1.65),
    "EP_lab": (0.90, 1.20),
    "cardiac_surgery": (0.65, 0.90),
    "intervention": (0.80, 1.05),
    "electrophysiology": (0.75, 1.0),
    "vascular_surgery": (0.60, 0.90),
    "icu": (0.95, 1.25),
    "step_down": (0.85, 1.15),
    "perfusionists": (0.85, 1.0),
    "tavi_team": (0.85, 1.05),
    "anaesthesia": (0.95, 1.10),
    "cardiothoracic": (0.95, 1.25),
    "cardiology": (0.60, 0.85),
    "vascular": (0.60, 0.85),
    "short_stay": (0.80, 0.95),
    "nurses": (0.80, 1.05),
}


@pytest.mark.parametrize(
    "arguments", [{"seed": seed} for seed in range(5)] + [{"size": 2.0}, {"size": 5.0}]
)
def test_loads_are_in_the_documented_ranges(arguments: dict[str, Any]) -> None:
    found = {load.resource: load.ratio for load in loads(heart_centre(**arguments))}
    assert list(found) == list(RANGES)
    for resource, (low, high) in RANGES.items():
        assert low <= found[resource] <= high, resource


def test_ratio_is_demand_over_capacity() -> None:
    assert Load("icu", "per day", 30, 40).ratio == 0.75


def test_reserve_for_emergencies_is_not_counted_as_capacity() -> None:
    problem = heart_centre()
    icu = next(load for load in loads(problem) if load.resource == "icu")
    beds = problem.centre.pools[0].capacity_by_day[0]
    reserve = problem.policy.pool_reserve["icu"]
    assert icu.capacity == (beds - reserve) * problem.centre.calendar.n_days
