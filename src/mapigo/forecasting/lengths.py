"""Lengths as they were recorded: each known within an interval, some not over yet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import OPERATION, Distribution, PastStay

__all__ = ["Lengths", "joined", "recorded", "spread_over"]

Numbers = NDArray[np.float64]
SHORTEST_DAYS = 0.5
"""Stays below are told apart from longer ones, not from one another: each fills a bed
for a day, and minutes on the way elsewhere say nothing about long stays."""
N_SLICES = 40
"""Slices into which a distribution is cut to count as so many cases."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths, each longer than ``above`` and at most ``up_to``.

    A stay of 3 whole days lies above 2.5 and up to 3.5; one that was not over after 6
    days lies above 6 and up to infinity. ``weights`` say how many cases each counts.
    """

    above: Numbers
    up_to: Numbers
    weights: Numbers

    def __len__(self) -> int:
        return len(self.above)

    def __getitem__(self, chosen: NDArray[np.intp] | NDArray[np.bool_]) -> Lengths:
        return Lengths(self.above[chosen], self.up_to[chosen], self.weights[chosen])

    @property
    def are_over(self) -> NDArray[np.bool_]:
        """Which lengths are known; the others had not ended when they were recorded."""
        return np.isfinite(self.up_to)

    @property
    def middles(self) -> Numbers:
        """The middle of each interval; of one that is not over, the time so far."""
        ends = np.where(self.are_over, self.up_to, self.above)
        return (self.above + ends) / 2


def recorded(stays: Iterable[PastStay]) -> Lengths:
    """Return recorded stays as lengths, a case each."""
    bounds = np.array([_interval(stay) for stay in stays]).reshape(-1, 2)
    return Lengths(bounds[:, 0], bounds[:, 1], np.ones(len(bounds)))


def _interval(stay: PastStay) -> tuple[float, float]:
    if not stay.is_over:
        return stay.length, math.inf
    half = stay.precision / 2
    above, up_to = max(0.0, stay.length - half), stay.length + half
    if stay.place == OPERATION:
        return above, up_to
    # A stay of one whole day is one of any part of a day.
    is_a_day = stay.precision >= 1 and stay.length <= 1
    if is_a_day or above < SHORTEST_DAYS:
        above = 0.0
    return above, max(up_to, SHORTEST_DAYS)


def joined(parts: Sequence[Lengths]) -> Lengths:
    """Return all lengths together."""
    return Lengths(
        np.concatenate([part.above for part in parts]),
        np.concatenate([part.up_to for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


def spread_over(distribution: Distribution, n_cases: float) -> Lengths:
    """Return so many cases, spread evenly over a distribution."""
    shares = np.linspace(0, 1, N_SLICES + 1)[1:-1]
    cuts = distribution.quantiles(shares)
    return Lengths(
        above=np.concatenate([[0.0], cuts]),
        up_to=np.concatenate([cuts, [np.inf]]),
        weights=np.full(N_SLICES, n_cases / N_SLICES),
    )
