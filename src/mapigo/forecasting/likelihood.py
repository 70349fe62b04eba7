"""How likely recorded lengths are under a distribution."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Distribution, LogNormal, Mixture
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.normal_intervals import interval_chances

__all__ = ["SMALLEST_CHANCE", "log_chances", "logs_beyond"]

Numbers = NDArray[np.float64]
SMALLEST_CHANCE = 1e-300
"""In place of zero, so that logarithms are finite: this one is -691."""


def log_chances(distribution: Distribution, lengths: Lengths) -> Numbers:
    """Return the logarithm of the chance that a case falls into each interval."""
    logs: Numbers = np.log(np.maximum(_chances(distribution, lengths), SMALLEST_CHANCE))
    return logs


def _chances(distribution: Distribution, lengths: Lengths) -> Numbers:
    if isinstance(distribution, LogNormal):
        low, high = logs_beyond(lengths, distribution.at_least)
        mean, sd = distribution.log_mean, distribution.log_sd
        return interval_chances(low, high, mean, sd).chances
    if isinstance(distribution, Mixture):
        chances: Numbers = np.zeros(len(lengths))
        for share, part in distribution.parts:
            chances += share * _chances(part, lengths)
        return chances
    within = distribution.shares_within
    return within(lengths.up_to) - within(lengths.above)


def logs_beyond(lengths: Lengths, at_least: float) -> tuple[Numbers, Numbers]:
    """Return ln(length - at_least) of both ends; -infinity below."""
    with np.errstate(divide="ignore"):
        low = np.log(np.maximum(lengths.above - at_least, 0.0))
        high = np.log(np.maximum(lengths.up_to - at_least, 0.0))
    return low, high
