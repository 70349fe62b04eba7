"""What is known about the best plan: it costs at least this much."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Bound"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A cost that no plan without violations can fall below.

    ``value`` is ``None`` where it is proven that every plan breaks a hard rule.
    ``seconds`` is how long it took; ``proof`` says which step gave the value.
    """

    value: int | None
    seconds: float
    proof: str

    @property
    def is_infeasible(self) -> bool:
        """Whether no plan without violations exists."""
        return self.value is None

    def gap_percent(self, cost: int) -> float | None:
        """Return how many percent a plan's cost can be above the least possible.

        Rounded up to a tenth, so that "at most" stays true; ``None`` where the bound
        is 0 or there is no plan without violations.
        """
        if not self.value:
            return 0.0 if self.value == cost else None
        return math.ceil(1000 * (cost - self.value) / self.value) / 10
