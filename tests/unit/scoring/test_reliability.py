"""Bins of predicted chances, and what came of them."""

from __future__ import annotations

import pytest

from mapigo.scoring import reliability

pytestmark = pytest.mark.unit


def test_bins_tell_what_was_predicted_and_what_came() -> None:
    predicted = {"a": 0.02, "b": 0.04, "c": 1.0}
    low, high = reliability(predicted, {"a": 0.0, "b": 0.1, "c": 0.5})
    assert (low.low, low.high, low.n) == (0.0, 0.1, 2)
    assert low.predicted == pytest.approx(0.03)
    assert low.error == pytest.approx(0.02)
    assert (high.low, high.high, high.n) == (0.9, 1.0, 1)
    assert high.error == pytest.approx(-0.5)


def test_what_nobody_predicted_counts_as_predicted_not_to_happen() -> None:
    first, last = reliability({"a": 0.95}, {"b": 0.5})
    assert (first.predicted, first.observed) == (0.0, 0.5)
    assert (last.predicted, last.observed) == (0.95, 0.0)
