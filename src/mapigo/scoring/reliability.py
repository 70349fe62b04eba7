"""Whether predicted chances come true: predicted against observed, in bins."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bin", "reliability"]


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions between two shares, their mean, and how often it happened."""

    low: float
    high: float
    n: int
    predicted: float
    observed: float

    @property
    def error(self) -> float:
        """How far the mean prediction is from what happened, as a share."""
        return self.observed - self.predicted


def reliability(
    predicted: NDArray[np.float64], observed: NDArray[np.float64], n_bins: int = 10
) -> tuple[Bin, ...]:
    """Return the bins that hold a prediction, from low to high.

    Parameters
    ----------
    predicted
        Chances from 0 to 1, shape (n,).
    observed
        How often each came true, from 0 to 1, shape (n,).
    n_bins
        How many bins share the range evenly.
    """
    place = np.minimum(n_bins - 1, (predicted * n_bins).astype(int))
    return tuple(
        Bin(
            b / n_bins,
            (b + 1) / n_bins,
            int((place == b).sum()),
            float(predicted[place == b].mean()),
            float(observed[place == b].mean()),
        )
        for b in np.unique(place)
    )
