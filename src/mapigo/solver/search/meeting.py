"""Who goes on from where when the workers of a search meet."""

from __future__ import annotations

from collections.abc import Sequence

from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import LegResult

__all__ = ["starts_after"]


def starts_after(
    candidates: Sequence[LegResult], n_workers: int, n_places: int
) -> list[Found]:
    """Return where each worker goes on: at the best places, so many or fewer."""
    ranked = sorted(candidates, key=lambda result: result.energy)
    places = ranked[: max(1, n_places)]
    return [places[i % len(places)].last for i in range(n_workers)]
