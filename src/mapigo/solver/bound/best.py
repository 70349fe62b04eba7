"""The highest bound so far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Best"]


@dataclass
class Best:
    """A value that no plan can fall below, how it is known, and its costs of care.

    ``stay_care`` and ``always`` belong to the best prices so far.
    """

    value: float
    proof: str
    stay_care: NDArray[np.float64]
    always: float
