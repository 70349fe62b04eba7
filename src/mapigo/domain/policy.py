"""What a centre does: which rules hold, their weights, reserves and quantiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mapigo.domain.list_rules import ListRules
from mapigo.domain.priority_points import PriorityPoints

__all__ = ["Policy"]


@dataclass(frozen=True, slots=True)
class Policy:
    """A named, versioned way of planning that another centre can take home and try.

    ``weights`` price one unit of each soft rule; a rule without a weight costs nothing.
    ``rules_off`` are hard rules that do not hold here. ``pool_reserve`` and
    ``theatre_reserve_minutes`` keep that much of a pool, or of each session of a
    theatre, free for emergencies on every day. ``even_arrivals`` are the arrivals at a
    pool that a day can take well; more cost S13. ``stay_quantile`` is the share of
    stays that the planned days should cover; it is kept for
    planning with uncertain stays and changes no plan yet. ``freeze_days`` are the days
    from today in which replanning leaves bookings as they are. ``priority`` is the
    table of points by which waiting patients are ranked. ``lists`` says
    how the operating lists of a day are run.
    """

    name: str
    version: str = "1"
    weights: Mapping[str, int] = field(default_factory=dict)
    rules_off: frozenset[str] = frozenset()
    pool_reserve: Mapping[str, int] = field(default_factory=dict)
    theatre_reserve_minutes: Mapping[str, int] = field(default_factory=dict)
    even_arrivals: Mapping[str, int] = field(default_factory=dict)
    stay_quantile: float = 0.5
    freeze_days: int = 0
    priority: PriorityPoints = field(default_factory=PriorityPoints)
    lists: ListRules = field(default_factory=ListRules)

    def weight(self, rule: str) -> int:
        """Return the price of one unit of a soft rule."""
        return self.weights.get(rule, 0)

    def holds(self, rule: str) -> bool:
        """Whether a hard rule is in force."""
        return rule not in self.rules_off
