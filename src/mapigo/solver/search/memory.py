"""What a search remembers beside the plan: chance, proposals, counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.kernels.layout import MAX_TAKEN_OUT, MOVE_SLOTS, Instance, Search
from mapigo.solver.moves.registry import (
    FIRST_NURSE_MOVE,
    FIRST_RUIN,
    MOVE_NAMES,
    MOVE_SHARES,
)

__all__ = ["move_table", "new_search", "nurse_shares"]


def move_table(shares: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return moves, each in as many places as its share of the proposals asks for."""
    cumulated = np.cumsum(shares) / shares.sum()
    slots = (np.arange(MOVE_SLOTS) + 0.5) / MOVE_SLOTS
    return np.searchsorted(cumulated, slots).astype(np.uint8)


def nurse_shares() -> NDArray[np.float64]:
    """Return the shares of the moves where only nurses move."""
    shares = np.array(MOVE_SHARES)
    shares[:FIRST_NURSE_MOVE] = 0.0
    shares[FIRST_RUIN:] = 0.0
    return shares


def new_search(instance: Instance, seed: int) -> Search:
    """Return the search's own arrays, with chance started from a seed."""
    n_moves = len(MOVE_NAMES)
    shares = np.array(MOVE_SHARES) if instance.n_movers else nurse_shares()
    first = np.random.SeedSequence(seed).generate_state(1, np.uint64)
    steps = (np.arange(4096) + 0.5) / 4096

    n_restaffed = (MAX_TAKEN_OUT + 1) * instance.workload.shape[1]

    def item() -> NDArray[np.int32]:
        return np.zeros(MAX_TAKEN_OUT, dtype=np.int32)

    return Search(
        random=np.maximum(first, np.uint64(1)),
        log_table=-np.log(steps),
        move_table=move_table(shares),
        counts=np.zeros((n_moves, 3), dtype=np.int64),
        seen=np.zeros(instance.nobody + 1, dtype=np.int64),
        stamp=np.zeros(1, dtype=np.int64),
        who=item(),
        to_day=item(),
        to_room=item(),
        to_theatre=item(),
        to_surgeon=item(),
        from_day=item(),
        from_room=item(),
        from_theatre=item(),
        from_surgeon=item(),
        n_restaffed=np.zeros(1, dtype=np.int32),
        restaffed_room=np.zeros(n_restaffed, dtype=np.int32),
        restaffed_shift=np.zeros(n_restaffed, dtype=np.int32),
        restaffed_from=np.zeros(n_restaffed, dtype=np.int32),
        at_room=item(),
        at_shift=item(),
        to_nurse=item(),
        from_nurse=item(),
    )
