"""Random levels from the middle of a distribution, both ends cut off alike."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from mapigo.examples.figures import share

__all__ = ["central_frailties", "central_quantiles"]


def central_quantiles(n: int, stream: np.random.Generator) -> list[float]:
    """Return quantiles, even over the range that is drawn."""
    cut = share("range_drawn")
    return [float(level) for level in stream.uniform(cut, 1 - cut, n)]


def central_frailties(n: int, stream: np.random.Generator) -> list[float]:
    """Return standard normal deviates from the range that is drawn."""
    normal = NormalDist()
    return [normal.inv_cdf(level) for level in central_quantiles(n, stream)]
