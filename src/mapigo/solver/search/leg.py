"""One worker's part of a search: what it starts from, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.solver.decisions import Decisions

__all__ = ["Found", "Leg", "LegResult"]


@dataclass(frozen=True, slots=True)
class Leg:
    """From where a worker searches, with what chance, how hot, and for how long.

    Without a ``start`` a plan is constructed, for at most ``construct_s`` seconds (or
    ``n_steps`` proposals). ``n_steps``, where given, counts instead of ``seconds``.
    """

    start: Decisions | None
    seed: int
    hot: float
    cold: float
    seconds: float
    construct_s: float
    n_steps: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that a leg came by: fewest violations first, then lowest cost."""

    violations: int
    cost: int
    decisions: Decisions

    @property
    def key(self) -> tuple[int, int]:
        """What plans are compared by."""
        return (self.violations, self.cost)


@dataclass(frozen=True, slots=True)
class LegResult:
    """Where a leg ended, its mean cost there, and the best plan on its way."""

    last: Decisions
    energy: float
    best: Found
    n_proposals: int
