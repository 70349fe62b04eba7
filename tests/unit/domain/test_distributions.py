"""Distributions of stays and durations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from scipy import stats
from tests.strategies.distributions import distributions

from mapigo.domain import Distribution, Empirical, LogNormal, Mixture

pytestmark = pytest.mark.unit

SHARES = np.linspace(0.005, 0.995, 199)
LONG_TAIL = Mixture(((0.9, LogNormal(0.3, 0.5)), (0.1, LogNormal(2.0, 0.8))))


def test_lognormal_is_that_of_scipy() -> None:
    mine = LogNormal(0.4, 0.7, at_least=2.0)
    theirs = stats.lognorm(s=0.7, scale=np.exp(0.4), loc=2.0)
    lengths = np.array([1.0, 2.0, 2.5, 4.0, 30.0])

    assert mine.mean == pytest.approx(theirs.mean())
    assert mine.quantile(0.9) == pytest.approx(theirs.ppf(0.9))
    np.testing.assert_allclose(mine.quantiles(SHARES), theirs.ppf(SHARES))
    np.testing.assert_allclose(mine.shares_within(lengths), theirs.cdf(lengths))


def test_without_spread_every_length_is_the_same() -> None:
    always = LogNormal(np.log(3.0), 0.0)

    np.testing.assert_allclose(always.quantiles(SHARES), 3.0)
    np.testing.assert_array_equal(
        always.shares_within(np.array([0.0, 2.9, 3.1])), [0, 0, 1]
    )


def test_a_mixture_has_the_shares_of_its_parts() -> None:
    within = LONG_TAIL.shares_within(np.array([3.0]))[0]
    parts = [stats.lognorm(s=s, scale=np.exp(m)) for m, s in ((0.3, 0.5), (2.0, 0.8))]

    assert within == pytest.approx(0.9 * parts[0].cdf(3) + 0.1 * parts[1].cdf(3))
    assert LONG_TAIL.mean == pytest.approx(
        0.9 * parts[0].mean() + 0.1 * parts[1].mean()
    )


def test_observed_lengths_are_equally_likely() -> None:
    observed = Empirical((1.0, 1.0, 2.0, 6.0))

    assert [observed.quantile(share) for share in (0.01, 0.5, 0.51, 0.75, 0.99)] == [
        1.0,
        1.0,
        2.0,
        2.0,
        6.0,
    ]
    np.testing.assert_array_equal(
        observed.shares_within(np.array([0.5, 1.0, 5.9, 6.0])), [0, 0.5, 0.75, 1]
    )
    assert observed.mean == 2.5


@given(distributions())
def test_a_quantile_is_the_least_length_for_its_share(length: Distribution) -> None:
    quantiles = length.quantiles(SHARES)

    assert (np.diff(quantiles) >= 0).all()
    # A hair's breadth for rounding: cut off, less than the share is within.
    assert (length.shares_within(quantiles * (1 + 1e-9) + 1e-9) >= SHARES - 1e-6).all()
    shorter = length.shares_within(quantiles * (1 - 1e-9) - 1e-9)
    assert (shorter <= SHARES + 1e-6).all()
    assert length.quantile(0.7) == pytest.approx(
        length.quantiles(np.array([0.7]))[0], rel=1e-9
    )
