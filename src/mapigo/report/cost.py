"""The cost by rule, and whether each hard rule holds."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import HARD_RULES, RULES, SOFT_RULES, Policy, Rule
from mapigo.scoring import Score

__all__ = ["CostView", "HardLine", "SoftLine", "cost_view"]


@dataclass(frozen=True, slots=True)
class SoftLine:
    """A soft rule: what is counted, its weight and cost, and share of the whole."""

    rule: Rule
    amount: int
    weight: int
    cost: int
    percent: int


@dataclass(frozen=True, slots=True)
class HardLine:
    """A hard rule, what is counted, and in words whether it holds."""

    rule: Rule
    amount: int
    state: str


@dataclass(frozen=True, slots=True)
class CostView:
    """All rules of a plan's score."""

    soft: tuple[SoftLine, ...]
    hard: tuple[HardLine, ...]
    cost: int


def cost_view(score: Score, policy: Policy) -> CostView:
    """Lay out the score by rule, the most expensive soft rule first."""
    soft = sorted(
        (_soft_line(score, code) for code in SOFT_RULES), key=lambda x: -x.cost
    )
    hard = tuple(_hard_line(score, policy, code) for code in HARD_RULES)
    return CostView(tuple(soft), hard, score.cost)


def _soft_line(score: Score, code: str) -> SoftLine:
    line = score.rule(code)
    percent = round(100 * line.cost / score.cost) if score.cost else 0
    return SoftLine(RULES[code], line.amount, line.weight, line.cost, percent)


def _hard_line(score: Score, policy: Policy, code: str) -> HardLine:
    amount = score.rule(code).amount
    if not policy.holds(code):
        return HardLine(RULES[code], amount, "not in force")
    return HardLine(RULES[code], amount, "✗ broken" if amount else "✓ holds")
