"""Lengths drawn from known distributions, and recorded as a centre would."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Distribution, PastStay
from mapigo.forecasting.lengths import Lengths, recorded

__all__ = ["drawn", "stays", "to_the_minute", "whole_days"]

MINUTE = 1 / 1440


def drawn(distribution: Distribution, n: int, seed: int = 1) -> NDArray[np.float64]:
    """Return ``n`` lengths."""
    return distribution.quantiles(np.random.default_rng(seed).random(n))


def stays(lengths: NDArray[np.float64], place: str, precision: float) -> list[PastStay]:
    """Return lengths as stays that are over."""
    return [PastStay(place, float(one), precision) for one in lengths]


def whole_days(lengths: NDArray[np.float64]) -> Lengths:
    """Return stays recorded in whole days, at least one."""
    return recorded(stays(np.maximum(1.0, np.rint(lengths)), "icu", 1.0))


def to_the_minute(lengths: NDArray[np.float64]) -> Lengths:
    """Return stays recorded by the clock."""
    return recorded(stays(lengths, "icu", MINUTE))
