"""A plan that a search came by, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.solver.decisions import Decisions

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """Decisions and their worth: fewest violations first, then lowest cost."""

    violations: int
    cost: int
    decisions: Decisions

    @property
    def key(self) -> tuple[int, int]:
        """What plans are compared by."""
        return (self.violations, self.cost)
