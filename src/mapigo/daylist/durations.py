"""Draws of how long cases take, the same for a patient wherever the case is listed."""

from __future__ import annotations

import zlib

import numpy as np

from mapigo.domain import WaitingListEntry
from mapigo.domain.distributions import Numbers

__all__ = ["USUAL_DRAWS", "drawn_minutes"]

USUAL_DRAWS = 2000
SEED = 1


def drawn_minutes(entry: WaitingListEntry, n_draws: int = USUAL_DRAWS) -> Numbers:
    """Return minutes in theatre, turnover included, shape (n_draws,).

    One draw lies in each of ``n_draws`` equally likely parts of the distribution, in an
    order that depends on the patient's id alone. So two ways to list the same cases are
    compared on the same draws. A case without ``duration`` takes its planned minutes.
    """
    if entry.duration is None:
        return np.full(n_draws, float(entry.theatre_minutes))
    middles = (np.arange(n_draws) + 0.5) / n_draws
    order = np.random.default_rng([SEED, zlib.crc32(entry.id.encode())])
    return entry.duration.quantiles(middles)[order.permutation(n_draws)]
