"""How full something is: in figures, as a bar, and as a sign where it is full."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Use"]

BUSY_FROM = 0.85
EMPTY, SOME, BUSY, FULL, OVER = range(5)
FULL_SIGN = "●"
OVER_SIGN = "‼"


@dataclass(frozen=True, slots=True)
class Use:
    """What is used of a capacity: beds, minutes, or units of a pool."""

    used: int
    capacity: int
    note: str = ""

    @property
    def share(self) -> float:
        """Used share of the capacity; of no capacity, 0 when unused and else 1."""
        return self.used / self.capacity if self.capacity else float(self.used > 0)

    @property
    def level(self) -> int:
        """Step of pressure: 0 empty, 1 some, 2 busy (from 85%), 3 full, 4 over."""
        if self.used == 0:
            return EMPTY
        if self.used >= self.capacity:
            return OVER if self.used > self.capacity else FULL
        return BUSY if self.share >= BUSY_FROM else SOME

    @property
    def sign(self) -> str:
        """A mark beside the figures where it is full or over."""
        return {FULL: FULL_SIGN, OVER: OVER_SIGN}.get(self.level, "")

    @property
    def percent(self) -> int:
        """Used share in whole percent, never rounded up to 100."""
        return int(100 * self.share)

    @property
    def bar_percent(self) -> int:
        """Length of the bar, at most 100."""
        return min(100, self.percent)
