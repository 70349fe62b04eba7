"""Fit two kinds of case in one: most of them usual, some long."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import LogNormal, Mixture
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.likelihood import SMALLEST_CHANCE, logs_beyond
from mapigo.forecasting.lognormal_fit import fit_lognormal
from mapigo.forecasting.normal_intervals import interval_chances

__all__ = ["fit_mixture"]

Numbers = NDArray[np.float64]
BOUNDS = (
    (0.5, 0.98),
    (-6.0, 8.0),
    (math.log(0.05), math.log(2.0)),
    (0.0, 4.0),
    (math.log(0.1), math.log(2.0)),
)
"""Of the share of usual cases, their mean and ln(sd) of ln(length), how much more the
mean of long cases is, and their ln(sd)."""
STARTS = ((0.85, 1.5), (0.95, 2.5))
"""Share of usual cases, and how many standard deviations long cases are longer."""


def fit_mixture(lengths: Lengths) -> Mixture:
    """Return the mixture of two lognormals under which the lengths are most likely."""
    from scipy.optimize import minimize

    low, high = logs_beyond(lengths, 0.0)
    found = [
        minimize(
            _cost_and_slope,
            start,
            args=(low, high, lengths.weights),
            jac=True,
            method="TNC",
            bounds=BOUNDS,
        )
        for start in _starts(fit_lognormal(lengths))
    ]
    best = min(found, key=lambda one: float(one.fun))
    share, mean, log_of_sd, more, log_of_long_sd = map(float, best.x)
    usual = LogNormal(mean, math.exp(log_of_sd))
    long = LogNormal(mean + more, math.exp(log_of_long_sd))
    return Mixture(((share, usual), (1 - share, long)))


def _starts(whole: LogNormal) -> list[Numbers]:
    mean, sd = whole.log_mean, whole.log_sd
    lowest, highest = np.array(BOUNDS).T
    return [
        np.clip(
            [share, mean - 0.2 * sd, math.log(0.8 * sd), longer * sd, math.log(sd)],
            lowest,
            highest,
        )
        for share, longer in STARTS
    ]


def _cost_and_slope(
    parameters: Numbers, low: Numbers, high: Numbers, weights: Numbers
) -> tuple[float, Numbers]:
    """Return minus the log likelihood, and its slopes by the parameters."""
    share, mean, log_of_sd, more, log_of_long_sd = map(float, parameters)
    usual = interval_chances(low, high, mean, math.exp(log_of_sd))
    long = interval_chances(low, high, mean + more, math.exp(log_of_long_sd))
    chances = share * usual.chances + (1 - share) * long.chances
    chances = np.maximum(chances, SMALLEST_CHANCE)
    by = weights / chances
    by_long_mean = (1 - share) * (by @ long.by_mean)
    slopes = np.array(
        [
            by @ (usual.chances - long.chances),
            share * (by @ usual.by_mean) + by_long_mean,
            share * (by @ usual.by_log_sd),
            by_long_mean,
            (1 - share) * (by @ long.by_log_sd),
        ]
    )
    return -float(weights @ np.log(chances)), -slopes
