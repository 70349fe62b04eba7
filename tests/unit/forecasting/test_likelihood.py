"""Chances of intervals, against slow sums over the density."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import check_grad

from mapigo.domain import Distribution, Empirical, LogNormal, Mixture
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.likelihood import log_chances
from mapigo.forecasting.normal_intervals import interval_chances

pytestmark = pytest.mark.unit

BODY, TAIL = LogNormal(0.4, 0.5), LogNormal(2.0, 0.8)


def lengths(*intervals: tuple[float, float]) -> Lengths:
    above, up_to = map(np.array, zip(*intervals, strict=True))
    return Lengths(above.astype(float), up_to.astype(float), np.ones(len(above)))


def density(distribution: Distribution, length: float) -> float:
    """Return the density, written out from the definition."""
    if isinstance(distribution, Mixture):
        return sum(share * density(part, length) for share, part in distribution.parts)
    assert isinstance(distribution, LogNormal)
    beyond = length - distribution.at_least
    if beyond <= 0:
        return 0.0
    normal = NormalDist(distribution.log_mean, distribution.log_sd)
    return normal.pdf(math.log(beyond)) / beyond


@pytest.mark.parametrize(
    "distribution",
    [BODY, LogNormal(5.0, 0.3, 60.0), Mixture(((0.8, BODY), (0.2, TAIL)))],
)
@pytest.mark.parametrize("interval", [(0.5, 1.5), (2.5, 3.5), (60.0, 61.0), (180, 195)])
def test_a_chance_is_the_area_under_the_density(
    distribution: Distribution, interval: tuple[float, float]
) -> None:
    area, _ = quad(lambda x: density(distribution, x), *interval, epsabs=1e-15)
    found = math.exp(log_chances(distribution, lengths(interval))[0])
    assert found == pytest.approx(area, rel=1e-6, abs=1e-14)


def test_the_chance_of_a_stay_that_is_not_over_is_that_of_a_longer_one() -> None:
    found = log_chances(BODY, lengths((6.0, math.inf)))[0]
    assert math.exp(found) == pytest.approx(1 - BODY.shares_within(np.array([6.0]))[0])


def test_far_out_no_digits_are_lost() -> None:
    normal = NormalDist()
    far = 12.0
    chances = interval_chances(np.array([far]), np.array([math.inf]), 0.0, 1.0).chances
    assert chances[0] == pytest.approx(0.5 * math.erfc(far / math.sqrt(2)), rel=1e-9)
    assert 1 - normal.cdf(far) == 0  # what subtracting from one would give


def test_what_was_observed_has_the_chance_of_its_share() -> None:
    observed = Empirical((1.0, 1.0, 2.0, 5.0))
    found = np.exp(log_chances(observed, lengths((0.5, 1.5), (1.5, 2.5), (2.5, 4.5))))
    assert found == pytest.approx([0.5, 0.25, 0.0], abs=1e-200)


def test_slopes_are_those_of_the_chances() -> None:
    low, high = np.array([-np.inf, -0.5, 1.0, 2.0]), np.array([-0.5, 1.0, 1.2, np.inf])

    def chance(at: np.ndarray) -> float:
        found = interval_chances(low, high, at[0], math.exp(at[1])).chances
        return float(np.log(found).sum())

    def slopes(at: np.ndarray) -> np.ndarray:
        found = interval_chances(low, high, at[0], math.exp(at[1]))
        return np.array(
            [
                (found.by_mean / found.chances).sum(),
                (found.by_log_sd / found.chances).sum(),
            ]
        )

    assert check_grad(chance, slopes, np.array([0.3, -0.2])) < 1e-5
