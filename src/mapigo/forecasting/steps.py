"""The steps in which a plan counts lengths: bed-days, or quarters of an hour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import OPERATION

__all__ = ["planned_lengths", "step_of"]

Numbers = NDArray[np.float64]
STEP_MINUTES = 15.0


def step_of(place: str) -> float:
    """Return the step of lengths at a place, in the unit of that place."""
    return STEP_MINUTES if place == OPERATION else 1.0


def planned_lengths(lengths: Numbers, place: str) -> Numbers:
    """Return lengths in whole steps, at least one: any stay fills a bed-day."""
    step = step_of(place)
    rounded: Numbers = step * np.maximum(1.0, np.rint(lengths / step))
    return rounded
