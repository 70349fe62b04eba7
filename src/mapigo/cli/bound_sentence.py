"""How far from the best possible a plan can be, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapigo.scoring import Score
    from mapigo.solver import Bound

__all__ = ["bound_sentence"]


def bound_sentence(bound: Bound, score: Score) -> str:
    """Return what a bound says about a plan."""
    if bound.value is None:
        return "It is proven that no plan without violations exists."
    if not score.is_feasible:
        return f"No plan without violations can cost less than {bound.value:,}."
    if score.cost == bound.value:
        return "This plan is optimal: none can cost less."
    least = f"No plan can cost less than {bound.value:,}"
    gap = bound.gap_percent(score.cost)
    if gap is None:
        return f"{least}."
    return f"{least}; this plan is at most {gap:,.1f} % above the best possible."
