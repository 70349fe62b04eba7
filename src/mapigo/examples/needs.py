"""What some patients need of a room: isolation, a hoist."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mapigo.examples.figures import share

__all__ = ["Needs", "draw_needs"]

HOIST = frozenset({"hoist"})


@dataclass(frozen=True, slots=True)
class Needs:
    """A patient's own needs, beside those of the procedure."""

    isolation: bool = False
    equipment: frozenset[str] = frozenset()


def draw_needs(n: int, stream: np.random.Generator) -> list[Needs]:
    """Return the needs of each patient; nobody needs isolation and a hoist."""
    isolation = share("isolation_share")
    isolation_or_hoist = isolation + share("hoist_share")
    return [
        Needs(isolation=True)
        if level < isolation
        else Needs(equipment=HOIST)
        if level < isolation_or_hoist
        else Needs()
        for level in stream.random(n)
    ]
