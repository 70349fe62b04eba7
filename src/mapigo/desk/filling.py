"""A way to fill a slot: one patient, or a chain in which places are handed on."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.desk.taker import Taker
from mapigo.domain import Plan

__all__ = ["Filling"]


@dataclass(frozen=True, slots=True)
class Filling:
    """Who takes the slot, who takes the place that this patient leaves, and so on.

    Each cost change of ``links`` is that of the link after those before it.
    """

    links: tuple[Taker, ...]

    @property
    def cost_change(self) -> int:
        """The cost with all links carried out less the cost of the plan as it is."""
        return sum(link.cost_change for link in self.links)

    @property
    def is_chain(self) -> bool:
        """Whether more than one patient changes."""
        return len(self.links) > 1

    @property
    def patients(self) -> tuple[str, ...]:
        """Who changes, the one who takes the slot first."""
        return tuple(link.entry.id for link in self.links)

    @property
    def rank(self) -> tuple[int, int, int]:
        """The place among fillings: who must come, the least cost, the fewest moves."""
        n_must_come = sum(link.must_come for link in self.links)
        return -n_must_come, self.cost_change, len(self.links)

    def carried_out(self, plan: Plan) -> Plan:
        """Return the plan with every link carried out."""
        for link in self.links:
            plan = link.option.carried_out(plan)
        return plan
