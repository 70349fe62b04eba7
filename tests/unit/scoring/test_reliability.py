"""Predicted chances of no bed, against draws that the prediction did not see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring.bed_risks import comings
from mapigo.scoring.reliability import reliability
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

MOST_ERROR = 0.05
LONG_SEARCH = SolveOptions(n_threads=1, n_steps=2_000)


def chances(
    problem: PlanningProblem, plan: Plan, seed: int
) -> dict[tuple[str, str, tuple[str, int]], float]:
    return {
        (one.patient, one.place, one.unit_day): float(one.finds_none.mean())
        for one in comings(problem, plan, 1_000, seed)
    }


def test_in_no_bin_predictions_err_by_five_points() -> None:
    problem = roomy_hospital(2)
    overbooked = replace(
        problem.policy, rules_off=frozenset({"H10"}), weights={"S7": 3, "S8": 150}
    )
    problem = replace(problem, policy=overbooked)
    plan = solve(problem, LONG_SEARCH).plan
    predicted, fresh = chances(problem, plan, 1), chances(problem, plan, 2)
    keys = sorted(predicted.keys() | fresh.keys())
    bins = reliability(
        np.array([predicted.get(key, 0.0) for key in keys]),
        np.array([fresh.get(key, 0.0) for key in keys]),
    )
    assert len(bins) > 3
    assert max(abs(one.error) for one in bins) < MOST_ERROR


def test_bins_tell_what_was_predicted_and_what_came() -> None:
    low, high = reliability(np.array([0.02, 0.04, 1.0]), np.array([0.0, 0.1, 0.5]))
    assert (low.low, low.high, low.n) == (0.0, 0.1, 2)
    assert low.predicted == pytest.approx(0.03)
    assert low.error == pytest.approx(0.02)
    assert (high.low, high.high) == (0.9, 1.0)
    assert high.error == pytest.approx(-0.5)
