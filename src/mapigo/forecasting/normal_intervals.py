"""Chances of intervals under a normal distribution, and how they change with it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["IntervalChances", "interval_chances"]

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class IntervalChances:
    """The chance of each interval, and its slopes by the mean and by ln(sd)."""

    chances: Numbers
    by_mean: Numbers
    by_log_sd: Numbers


def interval_chances(
    low: Numbers, high: Numbers, mean: float, sd: float
) -> IntervalChances:
    """Return the chances that a normal number lies in each interval.

    Parameters
    ----------
    low, high
        The ends of the intervals; infinite where there is none.
    mean, sd
        Of the normal distribution.
    """
    from scipy.special import ndtr

    a, b = (low - mean) / sd, (high - mean) / sd
    # Subtracted on the side where both shares are small, so that no digits are lost.
    is_right = a > 0
    chances = ndtr(np.where(is_right, -a, b)) - ndtr(np.where(is_right, -b, a))
    density_a, density_b = _density(a), _density(b)
    return IntervalChances(
        chances,
        by_mean=(density_a - density_b) / sd,
        by_log_sd=_times(a, density_a) - _times(b, density_b),
    )


def _density(deviates: Numbers) -> Numbers:
    density: Numbers = np.exp(-(deviates**2) / 2) / math.sqrt(2 * math.pi)
    return density


def _times(deviates: Numbers, density: Numbers) -> Numbers:
    """Multiply; an infinite deviate has no density, and counts nothing."""
    product: Numbers = np.where(np.isfinite(deviates), deviates, 0.0) * density
    return product
