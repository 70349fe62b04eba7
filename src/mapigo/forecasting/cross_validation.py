"""Foretell each case from the others: how good a fit is on what it has not seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Distribution
from mapigo.forecasting.lengths import Lengths

__all__ = ["Forecast", "forecasts"]

MOST_ONE_BY_ONE = 20
"""Up to so many cases, each is left out alone; of more, a tenth at a time."""
N_PARTS = 10
SEED = 1


@dataclass(frozen=True, slots=True)
class Forecast:
    """A distribution, and the cases that had no part in it."""

    distribution: Distribution
    unseen: NDArray[np.intp]


def forecasts(
    own: Lengths, fit: Callable[[Lengths], Distribution]
) -> tuple[Forecast, ...]:
    """Return fits that leave out a part of the cases, each case in one part."""
    n = len(own)
    n_parts = n if n <= MOST_ONE_BY_ONE else N_PARTS
    shuffled = np.random.default_rng(SEED).permutation(n)
    parts = [np.sort(shuffled[first::n_parts]) for first in range(n_parts)]
    return tuple(
        Forecast(fit(own[np.setdiff1d(np.arange(n), unseen)]), unseen)
        for unseen in parts
    )
