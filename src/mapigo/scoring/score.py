"""The score of a plan: what each rule counts and costs, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mapigo.domain.rules import HARD_RULES, RULES, SOFT_RULES

__all__ = ["Charge", "RuleScore", "Score"]


@dataclass(frozen=True, slots=True)
class Charge:
    """What one rule counts at one place: ``amount`` units, before the weight.

    ``patients`` are the ids of the patients and occupants involved; ``resource`` reads
    like ``room R1``, ``theatre OT1``, ``surgeon S2``, ``nurse N3`` or ``pool icu``;
    ``day`` is the day of the horizon. Each is left out where it does not apply.
    """

    rule: str
    amount: int
    patients: tuple[str, ...] = ()
    resource: str = ""
    day: int | None = None


@dataclass(frozen=True, slots=True)
class RuleScore:
    """One line of a score: ``cost = amount * weight`` for a soft rule."""

    rule: str
    amount: int
    weight: int
    cost: int


@dataclass(frozen=True, slots=True)
class Score:
    """Hard violations and soft cost of a plan, always whole numbers."""

    by_rule: tuple[RuleScore, ...]
    charges: tuple[Charge, ...]

    @classmethod
    def from_charges(cls, charges: Iterable[Charge], weights: dict[str, int]) -> Score:
        """Add up charges; ``weights`` price one unit of each soft rule."""
        kept = tuple(charge for charge in charges if charge.amount)
        totals = dict.fromkeys(RULES, 0)
        for charge in kept:
            totals[charge.rule] += charge.amount
        lines = []
        for code, amount in totals.items():
            weight = 0 if RULES[code].is_hard else weights.get(code, 0)
            lines.append(RuleScore(code, amount, weight, amount * weight))
        return cls(tuple(lines), kept)

    @property
    def violations(self) -> int:
        """Units by which hard rules are broken; 0 for a feasible plan."""
        return sum(line.amount for line in self.by_rule if line.rule in HARD_RULES)

    @property
    def cost(self) -> int:
        """Weighted sum of the soft rules."""
        return sum(line.cost for line in self.by_rule if line.rule in SOFT_RULES)

    @property
    def is_feasible(self) -> bool:
        """Whether every hard rule holds."""
        return self.violations == 0

    def rule(self, code: str) -> RuleScore:
        """Return the line of one rule."""
        return next(line for line in self.by_rule if line.rule == code)
