"""One worker's part of a search: what it starts from, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.solver.search.found import Found
from mapigo.solver.search.parts import Part

__all__ = ["Leg", "LegResult"]


@dataclass(frozen=True, slots=True)
class Leg:
    """From where a worker searches, with what chance, how hot, and for how long.

    Without a ``start`` a plan is constructed, for at most ``construct_s`` seconds (or
    ``n_steps`` proposals). ``n_steps``, where given, counts instead of ``seconds``.
    With a ``part``, the rest of the start stays as it is.
    """

    start: Found | None
    seed: int
    hot: float
    cold: float
    seconds: float
    construct_s: float
    n_steps: int | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class LegResult:
    """Where a leg ended, its mean cost there, and the best plan on its way."""

    last: Found
    energy: float
    best: Found
    n_proposals: int
