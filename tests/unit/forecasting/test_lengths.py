"""What a recorded length says: an interval."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mapigo.domain import OPERATION, LogNormal, PastStay
from mapigo.forecasting.lengths import recorded, spread_over

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("stay", "interval"),
    [
        (PastStay("icu", 3, 1.0), (2.5, 3.5)),
        (PastStay("icu", 2.4, 0.1), (2.35, 2.45)),
        (PastStay("icu", 1, 1.0), (0, 1.5)),  # any part of a day
        (PastStay("icu", 1.0, 0.1), (0.95, 1.05)),
        (PastStay("icu", 0, 1.0), (0, 0.5)),
        (PastStay("icu", 0.1, 0.01), (0, 0.5)),  # a bed for a day all the same
        (PastStay("icu", 6, 1.0, is_over=False), (6, math.inf)),
        (PastStay(OPERATION, 240, 1.0), (239.5, 240.5)),
        (PastStay(OPERATION, 0.3, 1.0), (0, 0.8)),
    ],
)
def test_a_length_is_an_interval(stay: PastStay, interval: tuple[float, float]) -> None:
    lengths = recorded([stay])
    assert (lengths.above[0], lengths.up_to[0]) == pytest.approx(interval)
    assert lengths.weights[0] == 1


def test_a_distribution_counts_as_so_many_cases_with_its_own_shares() -> None:
    published = LogNormal(0.6, 0.7)
    cases = spread_over(published, 10)
    assert cases.weights.sum() == pytest.approx(10)
    shares = published.shares_within(cases.up_to) - published.shares_within(cases.above)
    assert shares == pytest.approx(np.full(len(cases), 1 / len(cases)))
