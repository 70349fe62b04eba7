"""Prices of nurses' load that make the bound as high as can be found.

That a nurse's load above her maximum costs W4 a unit (S4) ties all stays together. The
bound lets go of it for a price between 0 and W4 on each unit of load of each nurse and
shift, with the maximum free of charge. No such prices overstate S4, whatever the plan;
good ones come from asking, again and again, who would be overloaded
(subgradient ascent).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.bound.care_costs import CareCosts
from mapigo.solver.budget import Budget

__all__ = ["Ascent"]

Floats = NDArray[np.float64]
Indices = NDArray[np.int32]

LEAST_SHARE = 1e-6

FIRST_HOPE = 0.02
LEAST_HOPE = 0.001
"""Shares of the bound by which one hopes to raise it, at first and later."""

FAIR_GAIN = 0.02
"""Share of the hope that a step must fulfil."""

PATIENCE = 6
"""Steps without a fair gain after which one hopes for less."""

MEMORY = 0.3
"""Share of the direction before that each direction keeps."""


@dataclass
class Ascent:
    """Improves prices for given shares of stays.

    ``hope`` is how much higher than the best value so far the next step aims.
    """

    care: CareCosts
    price: Floats
    hope: float = 0.0

    def climb_for(
        self, shares: Floats, n_steps: int, nodes: int, bound: float, budget: Budget
    ) -> None:
        """Take steps for the stays of entries with these shares, and of occupants."""
        used = np.flatnonzero(shares > LEAST_SHARE)
        occupants = self.care.occupants
        which = np.concatenate([used, occupants]).astype(np.int32)
        share = np.concatenate([shares[used], np.ones(occupants.size)])
        first_hope = FIRST_HOPE if self.hope == 0 else LEAST_HOPE
        self.hope = max(self.hope, first_hope * abs(bound))
        self._climb(which, share, n_steps, nodes, budget)

    def _climb(
        self, which: Indices, share: Floats, n_steps: int, nodes: int, budget: Budget
    ) -> None:
        best, best_price, price = -np.inf, self.price, self.price
        before = np.zeros_like(price)
        n_poor = 0
        for _ in range(n_steps):
            cost, load = self.care.of(which, share, price, nodes)
            value = float(share @ cost - (price * self.care.max_load).sum())
            n_poor = 0 if value > best + FAIR_GAIN * self.hope else n_poor + 1
            if value > best:
                best, best_price = value, price
            direction = (1 - MEMORY) * (load - self.care.max_load) + MEMORY * before
            before = direction
            if n_poor >= PATIENCE:
                self.hope *= 0.6
                n_poor, price, before = 0, best_price, np.zeros_like(price)
            price = self._step(price, direction, best + self.hope - value)
            if not budget.left_s():
                break
        self.price = best_price

    def _step(self, price: Floats, direction: Floats, rise: float) -> Floats:
        """Go where the value would rise so much if it were linear; stay in range."""
        highest = float(self.care.instance.excess_weight)
        blocked = ((price <= 0) & (direction < 0)) | (
            (price >= highest) & (direction > 0)
        )
        free = np.where(blocked, 0.0, direction)
        length = float((free**2).sum())
        if length <= 0:
            return price
        return np.clip(price + rise / length * free, 0.0, highest)
