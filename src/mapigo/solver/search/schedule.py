"""How a search goes: how hot each stretch of it is, and where workers meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Stretch", "course"]

USUAL_HIGHEST_WEIGHT = 1000
"""Weights up to this were used to choose the temperatures below."""
SEARCHED = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S12")
"""The soft rules that the search weighs."""

STRETCHES: tuple[tuple[float, float, float], ...] = (
    (0.13, 100.0, 15.0),
    (0.26, 100.0, 15.0),
    (0.48, 15.0, 4.0),
    (0.66, 4.0, 1.2),
    (0.82, 1.2, 0.5),
    (0.92, 0.5, 0.3),
    (1.00, 0.3, 0.05),
)
"""Share of the time at which each stretch ends, and its temperatures in cost units.

Above 15 it is decided who is admitted when, and chance decides much: so this is done
twice, and the best of all goes on. Below, the nurses and rooms find their places. The
last stretch only settles: without it, plans whose weights are 1 end up to one percent
dearer.
"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the search without a meeting, and its temperatures in cost units.

    ``begin`` and ``end`` are shares of the whole time.
    """

    begin: float
    end: float
    hot: float
    cold: float

    def temperature(self, share: float) -> float:
        """Return the temperature at a share of the whole time within the stretch."""
        done = (share - self.begin) / (self.end - self.begin)
        return float(self.hot * (self.cold / self.hot) ** min(1.0, max(0.0, done)))


def course(weights: Mapping[str, int]) -> tuple[Stretch, ...]:
    """Return the stretches of a search, hotter where weights are far above usual."""
    highest = max((weights.get(rule, 0) for rule in SEARCHED), default=0)
    scale = max(1.0, highest / USUAL_HIGHEST_WEIGHT)
    begins = (0.0, *(end for end, _, _ in STRETCHES))
    return tuple(
        Stretch(begin, end, hot * scale, cold * scale)
        for begin, (end, hot, cold) in zip(begins, STRETCHES, strict=False)
    )
