"""The care of stays under load prices, computed by the kernel ``least_care``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.bound.stays import all_stays, working_memory
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.kernels.least_care import least_care
from mapigo.solver.state import nurse_slack

__all__ = ["CareCosts"]

Floats = NDArray[np.float64]
Indices = NDArray[np.int32]


class CareCosts:
    """All stays of a problem, the nurses' maximum loads, and room to compute in.

    ``price`` arrays have the shape (S, N + 1): the price of a unit of load by shift
    and nurse, between 0 and W4.
    """

    def __init__(self, problem: PlanningProblem, instance: Instance) -> None:
        self.instance = instance
        self.stays = all_stays(problem, instance)
        self.n_stays = int(instance.day_start[-1])
        self.all = np.arange(self.stays.person.size, dtype=np.int32)
        self.occupants = self.all[self.n_stays :]
        self.max_load = nurse_slack(problem, instance).astype(float)
        self.max_load[:, instance.nobody] = 0.0
        self._memory = working_memory(instance, self.stays)

    def no_price(self) -> Floats:
        """Return prices of 0: load may exceed every maximum for nothing."""
        return np.zeros_like(self.max_load)

    def of(
        self, which: Indices, share: Floats, price: Floats, most_nodes: int
    ) -> tuple[Floats, Floats]:
        """Return the care of each stay, and the load of all by their shares."""
        cost = np.zeros(which.size)
        load = np.zeros_like(price)
        least_care(
            self.instance,
            self.stays,
            which,
            share,
            price,
            most_nodes,
            self._memory,
            cost,
            load,
        )
        return cost, load

    def of_all(self, price: Floats, most_nodes: int) -> tuple[Floats, float]:
        """Return the care of each entry's stays, and what is paid in any case.

        In any case are the occupants' care, less the price of the load that the
        nurses may carry free of charge.
        """
        cost, _ = self.of(self.all, np.zeros(self.all.size), price, most_nodes)
        always = cost[self.n_stays :].sum() - (price * self.max_load).sum()
        return cost[: self.n_stays], float(always)
