"""The best plan that any thread has found."""

from __future__ import annotations

import threading

from mapigo.solver.decisions import Decisions
from mapigo.solver.search.clock import Clock

__all__ = ["BestPlan"]


class BestPlan:
    """Keeps the best decisions: fewest violations first, then lowest cost.

    ``unavoidable`` counts the violations that occupants bring whatever is planned.
    """

    def __init__(self, clock: Clock, unavoidable: int = 0) -> None:
        self._clock = clock
        self._unavoidable = unavoidable
        self._lock = threading.Lock()
        self._decisions: Decisions | None = None
        self._key: tuple[int, int] = (1 << 62, 1 << 62)
        self.first_feasible_s: float | None = None
        self.curve: list[tuple[float, int]] = []

    @property
    def decisions(self) -> Decisions:
        """The best decisions so far."""
        if self._decisions is None:
            message = "no plan has been offered yet"
            raise LookupError(message)
        return self._decisions

    @property
    def is_empty(self) -> bool:
        """Whether no plan has been offered yet."""
        return self._decisions is None

    @property
    def violations(self) -> int:
        """Violations of the best plan: mandatory patients out, and the unavoidable."""
        return self._key[0] + self._unavoidable

    @property
    def cost(self) -> int:
        """Soft cost of the best plan."""
        return self._key[1]

    def is_better(self, violations: int, cost: int) -> bool:
        """Whether a plan with these figures would be the best so far."""
        return (violations, cost) < self._key

    def offer(self, violations: int, cost: int, decisions: Decisions) -> None:
        """Keep decisions if they are the best so far."""
        with self._lock:
            if not self.is_better(violations, cost):
                return
            self._key = (violations, cost)
            self._decisions = decisions
            if self.violations == 0:
                seconds = self._clock.seconds
                if self.first_feasible_s is None:
                    self.first_feasible_s = seconds
                self.curve.append((seconds, cost))
