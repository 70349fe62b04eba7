"""Draws that cover a distribution evenly, the same for a person wherever they are.

The person's id alone seeds them: so the draws stay the same when others come, go or
change places, and two plans are compared on the same futures.
"""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

__all__ = ["even_shares", "stream_of"]

SMALLEST_SHARE = 1e-12
"""Of a share of 0 or 1, a lognormal length would be 0 or infinite."""


def stream_of(person: str, seed: int) -> np.random.Generator:
    """Return the random stream of a person; another seed, another stream."""
    return np.random.default_rng((seed, zlib.crc32(person.encode())))


def even_shares(stream: np.random.Generator, n_draws: int) -> NDArray[np.float64]:
    """Return shares between 0 and 1 in random order, one from each ``1 / n_draws``."""
    shares = (stream.permutation(n_draws) + stream.random(n_draws)) / n_draws
    return np.clip(shares, SMALLEST_SHARE, 1 - SMALLEST_SHARE)
