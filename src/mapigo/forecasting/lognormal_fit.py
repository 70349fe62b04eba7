"""Fit a lognormal to recorded lengths."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import LogNormal
from mapigo.domain.validation.limits import MOST_LOG_LENGTH
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.likelihood import SMALLEST_CHANCE, logs_beyond
from mapigo.forecasting.normal_intervals import interval_chances

__all__ = ["fit_lognormal"]

Numbers = NDArray[np.float64]
LOG_MEANS = (-MOST_LOG_LENGTH, MOST_LOG_LENGTH)
LOG_SDS = (0.02, 3.0)
"""Smallest and largest mean and spread that a fit may have."""
SHORTEST = 1e-3
"""Taken for a length whose middle is no longer than what is always needed."""


def fit_lognormal(lengths: Lengths, at_least: float = 0.0) -> LogNormal:
    """Return the lognormal under which the lengths are most likely.

    Parameters
    ----------
    lengths
        What was recorded, and what counts as further cases.
    at_least
        Time that every case needs, in the unit of the lengths.
    """
    # SciPy takes a while to load, and most commands need none of it.
    from scipy.optimize import minimize

    low, high = logs_beyond(lengths, at_least)
    best = minimize(
        _cost_and_slope,
        _start(lengths, at_least),
        args=(low, high, lengths.weights),
        jac=True,
        method="TNC",
        bounds=[LOG_MEANS, tuple(map(math.log, LOG_SDS))],
    )
    log_mean, log_of_sd = map(float, best.x)
    return LogNormal(log_mean, math.exp(log_of_sd), at_least)


def _start(lengths: Lengths, at_least: float) -> Numbers:
    """Return the mean and ln(sd) of the middles' logarithms."""
    logs = np.log(np.maximum(lengths.middles - at_least, SHORTEST))
    mean = np.average(logs, weights=lengths.weights)
    variance = np.average((logs - mean) ** 2, weights=lengths.weights)
    sd = np.clip(math.sqrt(variance), 5 * LOG_SDS[0], LOG_SDS[1] / 2)
    return np.array([mean, math.log(sd)])


def _cost_and_slope(
    parameters: Numbers, low: Numbers, high: Numbers, weights: Numbers
) -> tuple[float, Numbers]:
    """Return minus the log likelihood of (mean, ln(sd)), and its slopes."""
    found = interval_chances(low, high, parameters[0], math.exp(parameters[1]))
    chances = np.maximum(found.chances, SMALLEST_CHANCE)
    by = weights / chances
    slopes = np.array([by @ found.by_mean, by @ found.by_log_sd])
    return -float(weights @ np.log(chances)), -slopes
