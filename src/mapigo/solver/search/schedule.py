"""How the temperature falls during a search."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Cooling"]


@dataclass(frozen=True)
class Cooling:
    """Exponential cooling, from a temperature in cost units to another."""

    start: float = 100.0
    end: float = 0.3

    def temperature(self, share_done: float) -> float:
        """Return the temperature when a share of the search is done."""
        share = min(1.0, max(0.0, share_done))
        return float(self.start * (self.end / self.start) ** share)
