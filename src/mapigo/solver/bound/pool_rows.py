"""Units of pools: ICU beds, teams (H10)."""

from __future__ import annotations

from mapigo.domain import PlanningProblem
from mapigo.solver.bound.columns import Columns
from mapigo.solver.eligibility import occupants_in_pools
from mapigo.solver.names import Names
from mapigo.solver.rows import Rows

__all__ = ["pool_rows"]


def pool_rows(problem: PlanningProblem, columns: Columns, rows: Rows) -> None:
    """Limit the units in use of each pool and day to what occupants leave."""
    instance = columns.instance
    free = instance.pool_capacity - occupants_in_pools(problem, Names.of(problem))
    users: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for k in range(columns.n_stays):
        p = columns.entry[k]
        for i in range(instance.pool_start[p], instance.pool_start[p + 1]):
            day = int(columns.day[k] + instance.pool_offset[i])
            if day < instance.n_days:
                key = (int(instance.pool[i]), day)
                users.setdefault(key, []).append((k, int(instance.pool_units[i])))
    for (pool, day), uses in users.items():
        rows.add([k for k, _ in uses], [n for _, n in uses], at_most=free[pool, day])
