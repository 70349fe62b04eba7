"""How the temperature falls during a search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Cooling"]

USUAL_HIGHEST_WEIGHT = 1000
"""Weights up to this were used to choose the temperatures below."""


@dataclass(frozen=True)
class Cooling:
    """Exponential cooling, from a temperature in cost units to another."""

    start: float = 100.0
    end: float = 0.3

    @classmethod
    def for_weights(cls, weights: Mapping[str, int]) -> Cooling:
        """Return the usual cooling, hotter where the weights are far above usual."""
        scale = max(1.0, max(weights.values(), default=0) / USUAL_HIGHEST_WEIGHT)
        return cls(cls.start * scale, cls.end * scale)

    def temperature(self, share_done: float) -> float:
        """Return the temperature when a share of the search is done."""
        share = min(1.0, max(0.0, share_done))
        return float(self.start * (self.end / self.start) ** share)
