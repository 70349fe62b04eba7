"""Who goes on from where when the workers of a search meet."""

from __future__ import annotations

from collections.abc import Sequence

from mapigo.solver.decisions import Decisions
from mapigo.solver.search.leg import LegResult

__all__ = ["starts_after"]


def starts_after(candidates: Sequence[LegResult], n_workers: int) -> list[Decisions]:
    """Return where each worker goes on: at half as many places as workers, the best."""
    ranked = sorted(candidates, key=lambda result: result.energy)
    winners = ranked[: max(1, n_workers // 2)]
    return [winners[i % len(winners)].last for i in range(n_workers)]
