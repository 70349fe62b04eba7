"""What is known about the cost of nurses before any is given a room."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.kernels.layout import Instance

__all__ = ["LeastCare"]


@dataclass(frozen=True)
class LeastCare:
    """Least costs of the nurses of stays, by entry and allowed day.

    ``alone`` is the skill and continuity of a stay, in whole numbers, if it had all
    nurses for itself. ``priced`` has the load prices in it: all who are admitted cost
    together at least the sum of theirs and what is paid ``always``, which may be
    negative.
    """

    alone: NDArray[np.int64]
    priced: NDArray[np.float64]
    always: float

    @staticmethod
    def place(instance: Instance, patient: int, day: int) -> int:
        """Return where a patient's stay from a day on stands in the arrays."""
        first, last = instance.day_start[patient : patient + 2]
        allowed = instance.allowed_day[first:last]
        return int(first + np.argmax(allowed == day))
