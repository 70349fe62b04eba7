"""Whether predicted chances come true: predicted against observed, in bins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["ReliabilityBin", "reliability"]


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The ``n`` chances predicted between two shares, their mean, and what happened.

    All but ``n`` are shares from 0 to 1; ``observed`` is how often it happened.
    """

    low: float
    high: float
    n: int
    predicted: float
    observed: float

    @property
    def error(self) -> float:
        """How far what happened lies above the mean prediction."""
        return self.observed - self.predicted


def reliability(
    predicted: Mapping[Any, float], observed: Mapping[Any, float], n_bins: int = 10
) -> tuple[ReliabilityBin, ...]:
    """Return the bins that hold a prediction, from low to high.

    Parameters
    ----------
    predicted
        Chances from 0 to 1, each under a key, such as (patient, place).
    observed
        How often each happened, from 0 to 1. A key that one of them lacks is 0 there.
    n_bins
        How many bins share the range evenly.

    Examples
    --------
    >>> (bin,) = reliability({"P1": 0.12, "P2": 0.16}, {"P1": 0.0, "P2": 0.2})
    >>> f"{bin.n} predicted {bin.predicted:.2f}, observed {bin.observed:.2f}"
    '2 predicted 0.14, observed 0.10'
    """
    keys = predicted.keys() | observed.keys()
    pairs = np.array([(predicted.get(k, 0.0), observed.get(k, 0.0)) for k in keys])
    places = np.minimum(n_bins - 1, (pairs[:, 0] * n_bins).astype(int))
    bins = []
    for place in np.unique(places):
        inside = pairs[places == place]
        low, high = float(place / n_bins), float((place + 1) / n_bins)
        means = map(float, inside.mean(axis=0))
        bins.append(ReliabilityBin(low, high, len(inside), *means))
    return tuple(bins)
