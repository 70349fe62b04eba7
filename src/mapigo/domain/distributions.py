"""How long things take when that is not known beforehand: stays and operations."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Distribution", "Empirical", "LogNormal", "Mixture"]

Numbers: TypeAlias = NDArray[np.float64]
BISECTIONS = 60
"""Halvings of an interval until the quantile of a mixture is exact."""


@dataclass(frozen=True, slots=True)
class LogNormal:
    """A lognormal length after a time that is always needed.

    ``log_mean`` and ``log_sd`` are the mean and standard deviation of ln(length -
    ``at_least``). The unit is that of the thing: days of a stay, minutes of a case.
    """

    log_mean: float
    log_sd: float
    at_least: float = 0.0

    @property
    def mean(self) -> float:
        """The expected length."""
        return self.at_least + math.exp(self.log_mean + self.log_sd**2 / 2)

    def quantile(self, share: float) -> float:
        """Return the length that a share of cases does not exceed."""
        deviate = NormalDist().inv_cdf(share)
        return self.at_least + math.exp(self.log_mean + self.log_sd * deviate)

    def quantiles(self, shares: Numbers) -> Numbers:
        """Return ``quantile`` of each share."""
        # SciPy takes a while to load, and most commands need none of it.
        from scipy.special import ndtri

        deviates: Numbers = ndtri(shares)
        return self.at_least + np.exp(self.log_mean + self.log_sd * deviates)

    def shares_within(self, lengths: Numbers) -> Numbers:
        """Return the share of cases that are no longer than each length."""
        from scipy.special import ndtr

        beyond = np.maximum(lengths - self.at_least, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            deviates = (np.log(beyond) - self.log_mean) / self.log_sd
        # Without spread, the length of the median itself is 0 / 0, and long enough.
        shares: Numbers = ndtr(np.where(np.isnan(deviates), np.inf, deviates))
        return shares


@dataclass(frozen=True, slots=True)
class Mixture:
    """Several kinds of case in one, each with its share: most short, a few very long.

    ``parts`` are pairs of share and distribution; the shares add up to 1.
    """

    parts: tuple[tuple[float, LogNormal], ...]

    @property
    def mean(self) -> float:
        """The expected length."""
        return sum(share * part.mean for share, part in self.parts)

    def quantile(self, share: float) -> float:
        """Return the length that a share of cases does not exceed."""
        return float(self.quantiles(np.array([share]))[0])

    def quantiles(self, shares: Numbers) -> Numbers:
        """Return ``quantile`` of each share."""
        of_parts = np.array([part.quantiles(shares) for _, part in self.parts])
        low, high = of_parts.min(axis=0), of_parts.max(axis=0)
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            is_enough = self.shares_within(middle) >= shares
            high = np.where(is_enough, middle, high)
            low = np.where(is_enough, low, middle)
        return np.asarray(high)

    def shares_within(self, lengths: Numbers) -> Numbers:
        """Return the share of cases that are no longer than each length."""
        within: Numbers = np.zeros(len(lengths))
        for share, part in self.parts:
            within += share * part.shares_within(lengths)
        return within


@dataclass(frozen=True, slots=True)
class Empirical:
    """Lengths as they were observed, each equally likely. ``lengths`` ascend."""

    lengths: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The expected length."""
        return math.fsum(self.lengths) / len(self.lengths)

    def quantile(self, share: float) -> float:
        """Return the length that a share of cases does not exceed."""
        return float(self.quantiles(np.array([share]))[0])

    def quantiles(self, shares: Numbers) -> Numbers:
        """Return ``quantile`` of each share."""
        n = len(self.lengths)
        place = np.clip(np.ceil(shares * n).astype(int) - 1, 0, n - 1)
        lengths: Numbers = np.array(self.lengths)[place]
        return lengths

    def shares_within(self, lengths: Numbers) -> Numbers:
        """Return the share of cases that are no longer than each length."""
        n_within = np.searchsorted(np.array(self.lengths), lengths, side="right")
        shares: Numbers = n_within / len(self.lengths)
        return shares


Distribution: TypeAlias = LogNormal | Mixture | Empirical
