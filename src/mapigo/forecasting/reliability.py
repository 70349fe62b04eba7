"""How far forecasts came true: shares below their quantiles, mean and long lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Distribution
from mapigo.forecasting.cross_validation import Forecast
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.steps import planned_lengths

__all__ = [
    "LEVELS",
    "ShareBelow",
    "Typical",
    "foretold_typical",
    "recorded_typical",
    "shares_below",
]

Numbers = NDArray[np.float64]
LEVELS = (0.5, 0.8, 0.9)
"""Quantiles that are compared with what came."""
LONG = 0.9
CHANCE_OUTSIDE = 0.05
N_DRAWS = 400


@dataclass(frozen=True, slots=True)
class ShareBelow:
    """The share of cases at or below a foretold quantile; it should be ``level``.

    Were there many more such cases, their share would lie between ``low`` and
    ``high`` with a chance of 95 %.
    """

    level: float
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Typical:
    """The mean, and the length that nine in ten do not exceed, in a plan's steps."""

    mean: float
    long: float


def shares_below(forecasts: Sequence[Forecast], own: Lengths) -> tuple[ShareBelow, ...]:
    """Return the share of cases at or below the quantile of each level."""
    return tuple(_share_below(level, forecasts, own) for level in LEVELS)


def _share_below(
    level: float, forecasts: Sequence[Forecast], own: Lengths
) -> ShareBelow:
    from scipy.special import betaincinv

    n = len(own)
    n_below = sum(
        float(_parts_below(level, one.distribution, own[one.unseen]).sum())
        for one in forecasts
    )
    # Jeffreys' interval, which takes parts of cases as well.
    a, b = n_below + 0.5, n - n_below + 0.5
    low = float(betaincinv(a, b, CHANCE_OUTSIDE / 2))
    high = float(betaincinv(a, b, 1 - CHANCE_OUTSIDE / 2))
    return ShareBelow(level, n_below / n, low, high)


def _parts_below(level: float, distribution: Distribution, lengths: Lengths) -> Numbers:
    """Return which part of each case lies below the quantile.

    Of an interval that holds the quantile, or of a stay that is not over, it is the
    part that the forecast itself puts below. So a right forecast gives the level on
    average, however coarse the records are.
    """
    above = distribution.shares_within(lengths.above)
    up_to = distribution.shares_within(lengths.up_to)
    width = np.maximum(up_to - above, np.finfo(float).eps)
    parts: Numbers = np.clip((level - above) / width, 0.0, 1.0)
    return parts


def foretold_typical(
    distributions: Sequence[tuple[Distribution, int]], place: str
) -> Typical:
    """Return what distributions foretell together, each for so many cases."""
    shares = (np.arange(N_DRAWS) + 0.5) / N_DRAWS
    lengths = np.concatenate([one.quantiles(shares) for one, _ in distributions])
    weights = np.repeat([float(n) for _, n in distributions], N_DRAWS)
    return _typical(planned_lengths(lengths, place), weights)


def recorded_typical(own: Lengths, place: str) -> Typical | None:
    """Return the same of what was recorded.

    There is none where some stays are not over: the long ones would be missing.
    """
    if not own.are_over.all():
        return None
    return _typical(planned_lengths(own.middles, place), own.weights)


def _typical(lengths: Numbers, weights: Numbers) -> Typical:
    order = np.argsort(lengths, kind="stable")
    share_up_to = np.cumsum(weights[order]) / weights.sum()
    place_of_long = int(np.searchsorted(share_up_to, LONG - np.finfo(float).eps))
    mean = float(np.average(lengths, weights=weights))
    return Typical(mean, float(lengths[order][place_of_long]))
