"""Who can go nowhere but to some places: the entries that a row on these limits.

Where a case may be done by several surgeons, or in several theatres, no row on one of
them alone holds. A row on a set of places holds for those who must use one of the set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["confined"]


def confined(
    sets: Sequence[frozenset[int]],
) -> Iterator[tuple[list[int], NDArray[np.bool_]]]:
    """Yield each set of places in use, with a flag for each entry confined to it."""
    for places in dict.fromkeys(sets):
        yield sorted(places), np.array([of_entry <= places for of_entry in sets])
