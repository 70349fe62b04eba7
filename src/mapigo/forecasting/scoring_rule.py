"""The log score: how much chance a forecast gave to what came."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Distribution
from mapigo.forecasting.cross_validation import Forecast
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.likelihood import log_chances
from mapigo.forecasting.steps import planned_lengths, step_of

__all__ = ["is_better", "log_scores", "scores_of_forecasts"]

Numbers = NDArray[np.float64]


def log_scores(distribution: Distribution, lengths: Lengths, place: str) -> Numbers:
    """Return the logarithm of the chance that was given to each case.

    The chance is that of the step of a plan that the length falls into.
    """
    return log_chances(distribution, _in_steps(lengths, place))


def _in_steps(lengths: Lengths, place: str) -> Lengths:
    step = step_of(place)
    planned = planned_lengths(lengths.middles, place)
    above = np.where(planned <= step, 0.0, planned - step / 2)
    return Lengths(
        np.where(lengths.are_over, above, lengths.above),
        np.where(lengths.are_over, planned + step / 2, np.inf),
        lengths.weights,
    )


def scores_of_forecasts(
    forecasts: Sequence[Forecast], own: Lengths, place: str
) -> Numbers:
    """Return the score of each case under the forecast that had not seen it."""
    scores = np.empty(len(own))
    for forecast in forecasts:
        unseen = own[forecast.unseen]
        scores[forecast.unseen] = log_scores(forecast.distribution, unseen, place)
    return scores


def is_better(scores: Numbers, than: Numbers, n_errors: float) -> bool:
    """Whether scores of the same cases are higher by so many standard errors."""
    gain = scores - than
    if len(gain) < 2:
        return False
    error = float(gain.std(ddof=1)) / math.sqrt(len(gain))
    return bool(gain.mean() > n_errors * error)
