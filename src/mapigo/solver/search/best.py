"""The best plan that any worker has found."""

from __future__ import annotations

import threading

from mapigo.solver.decisions import Decisions
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.found import Found

__all__ = ["BestPlan"]


class BestPlan:
    """Keeps the best plan: fewest violations first, then lowest cost.

    ``unavoidable`` counts the violations that occupants bring whatever is planned.
    """

    def __init__(self, clock: Clock, unavoidable: int = 0) -> None:
        self._clock = clock
        self._unavoidable = unavoidable
        self._lock = threading.Lock()
        self._found: Found | None = None
        self.first_feasible_s: float | None = None
        self.curve: list[tuple[float, int]] = []

    @property
    def found(self) -> Found:
        """The best plan so far."""
        if self._found is None:
            message = "no plan has been offered yet"
            raise LookupError(message)
        return self._found

    @property
    def decisions(self) -> Decisions:
        """The best decisions so far."""
        return self.found.decisions

    @property
    def is_empty(self) -> bool:
        """Whether no plan has been offered yet."""
        return self._found is None

    @property
    def violations(self) -> int:
        """Violations of the best plan: mandatory patients out, and the unavoidable."""
        return self.found.violations + self._unavoidable

    @property
    def cost(self) -> int:
        """Soft cost of the best plan."""
        return self.found.cost

    def offer(self, found: Found) -> None:
        """Keep a plan if it is the best so far."""
        with self._lock:
            if self._found is not None and self._found.key <= found.key:
                return
            self._found = found
            if self.violations == 0:
                seconds = self._clock.seconds
                if self.first_feasible_s is None:
                    self.first_feasible_s = seconds
                self.curve.append((seconds, found.cost))
