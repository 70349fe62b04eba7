"""Draws of how long cases take, the same for a patient wherever the case is listed."""

from __future__ import annotations

import numpy as np

from mapigo.domain import WaitingListEntry
from mapigo.domain.distributions import Numbers
from mapigo.scoring.even_draws import even_shares, stream_of

__all__ = ["USUAL_DRAWS", "USUAL_SEED", "drawn_minutes"]

USUAL_DRAWS = 2000
USUAL_SEED = 1


def drawn_minutes(
    entry: WaitingListEntry, n_draws: int = USUAL_DRAWS, seed: int = USUAL_SEED
) -> Numbers:
    """Return minutes in theatre, turnover included, shape (n_draws,).

    One draw lies in each of ``n_draws`` equally likely parts of the distribution. Draws
    depend on the patient's id and the seed alone, so two ways to list the same cases
    are compared on the same draws. A case without ``duration`` takes its planned
    minutes.
    """
    if entry.duration is None:
        return np.full(n_draws, float(entry.theatre_minutes))
    return entry.duration.quantiles(even_shares(stream_of(entry.id, seed), n_draws))
