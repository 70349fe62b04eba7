"""Pools: beds and teams counted by day, used of what is there."""

from __future__ import annotations

from mapigo.domain import Pool
from mapigo.report.charts import ChartedGrids, column_chart
from mapigo.report.day_grid import GridRow, fortnight_grids
from mapigo.report.facts import PlanFacts
from mapigo.report.pressure import Use

__all__ = ["pools_view"]


def pools_view(facts: PlanFacts) -> ChartedGrids | None:
    """Lay out the pools; ``None`` where the centre has none."""
    pools = facts.problem.centre.pools
    if not pools:
        return None
    rows = [_row(facts, pool) for pool in pools]
    return ChartedGrids(
        charts=tuple(column_chart(row.name, row.cells, facts.days) for row in rows),
        grids=fortnight_grids(facts.days, "Pools, used of capacity", rows),
    )


def _row(facts: PlanFacts, pool: Pool) -> GridRow[Use | None]:
    cells = [_use(facts, pool, day) for day in range(facts.n_days)]
    reserve = facts.problem.policy.pool_reserve.get(pool.id, 0)
    note = f"{reserve} kept free for emergencies" if reserve else ""
    return GridRow(pool.name or pool.id, cells, note)


def _use(facts: PlanFacts, pool: Pool, day: int) -> Use | None:
    used = len(facts.occupancy.pool_users.get((pool.id, day), []))
    capacity = facts.problem.pool_capacity(pool.id, day)
    return Use(used, capacity) if used or capacity else None
