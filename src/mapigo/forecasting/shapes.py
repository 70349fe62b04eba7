"""The shapes that a distribution of lengths may have, each fitted in its own way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mapigo.domain import Distribution, Empirical, LogNormal
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.likelihood import log_chances
from mapigo.forecasting.lognormal_fit import fit_lognormal
from mapigo.forecasting.mixture_fit import fit_mixture
from mapigo.forecasting.prior import Prior

__all__ = ["LOGNORMAL", "SHAPES", "Shape"]

LEAST_TIMES = (0.4, 0.6, 0.8)
"""Times always needed that are tried, as shares of the shortest length."""
N_OBSERVED = 100
"""Lengths in a fit as observed: evenly spaced quantiles of what was recorded."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: how it is fitted, and which records it can be fitted to.

    It is tried from ``fewest_cases`` on; where ``needs_all_over``, only if every length
    is known.
    """

    name: str
    fit: Callable[[Lengths, Prior], Distribution]
    fewest_cases: int = 0
    needs_all_over: bool = False

    def is_for(self, own: Lengths) -> bool:
        """Whether the shape can be fitted to these records."""
        is_known = not self.needs_all_over or bool(own.are_over.all())
        return is_known and len(own) >= self.fewest_cases


def _lognormal(own: Lengths, prior: Prior) -> LogNormal:
    """Fit after the prior's time that is always needed, if no own case was shorter."""
    at_least = prior.distribution.at_least
    if len(own) and own.up_to.min() <= at_least:
        at_least = 0.0
    return fit_lognormal(prior.with_records(own), at_least)


def _lognormal_after_least_time(own: Lengths, prior: Prior) -> LogNormal:
    lengths = prior.with_records(own)
    shortest = float(lengths.up_to.min())
    fits = [fit_lognormal(lengths, share * shortest) for share in LEAST_TIMES]
    return max(fits, key=lambda fit: float(lengths.weights @ log_chances(fit, lengths)))


def _mixture(own: Lengths, prior: Prior) -> Distribution:
    return fit_mixture(prior.with_records(own))


def _observed(own: Lengths, prior: Prior) -> Empirical:
    """Return the lengths as they were; so many outweigh what was believed before."""
    shares = (np.arange(N_OBSERVED) + 0.5) / N_OBSERVED
    lengths = np.quantile(own.middles, shares, method="inverted_cdf")
    return Empirical(tuple(float(length) for length in lengths))


LOGNORMAL = Shape("lognormal", _lognormal)
SHAPES = (
    LOGNORMAL,
    Shape("lognormal after a least time", _lognormal_after_least_time, 50),
    Shape("mixture", _mixture, 50),
    Shape("observed", _observed, 200, needs_all_over=True),
)
"""Every shape, the simplest first; the first is for all records."""
