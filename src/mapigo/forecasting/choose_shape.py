"""Choose the shape of a distribution by how well it foretells unseen cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Distribution
from mapigo.forecasting.cross_validation import Forecast, forecasts
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.prior import WORTH_CASES, WORTHS_IF_DOUBTED, Prior
from mapigo.forecasting.scoring_rule import is_better, scores_of_forecasts
from mapigo.forecasting.shapes import LOGNORMAL, SHAPES, Shape

__all__ = ["JudgedShape", "PriorOf", "choose_shape"]

PriorOf = Callable[[Lengths], Prior]
"""What is believed without the cases that it is not shown."""
ERRORS_TO_CHOOSE = 1.0
"""Standard errors by which unseen cases must be foretold better, to leave the simple
shape or to doubt the prior."""


@dataclass(frozen=True, slots=True)
class JudgedShape:
    """A shape and what it leans on, its forecasts of unseen cases and their scores."""

    shape: Shape
    prior_of: PriorOf
    forecasts: tuple[Forecast, ...]
    scores: NDArray[np.float64]


def choose_shape(own: Lengths, prior_of: PriorOf, place: str) -> JudgedShape:
    """Return the simplest shape, unless another foretells clearly better.

    In the same way, the prior is doubted only where the own cases, once they are as
    many as it is worth, are foretold clearly better when it counts less.
    """
    best = _judged(LOGNORMAL, own, prior_of, place)
    if len(own) >= WORTH_CASES:
        for worth in WORTHS_IF_DOUBTED:
            doubted = _with_worth(prior_of, worth)
            best = _better(best, _judged(LOGNORMAL, own, doubted, place))
    of_lognormal = best
    for shape in SHAPES:
        if shape is not LOGNORMAL and shape.is_for(own):
            best = _better(best, _judged(shape, own, of_lognormal.prior_of, place))
    return best


def _judged(shape: Shape, own: Lengths, prior_of: PriorOf, place: str) -> JudgedShape:
    def fit(seen: Lengths) -> Distribution:
        return shape.fit(seen, prior_of(seen))

    made = forecasts(own, fit)
    scores = scores_of_forecasts(made, own, place)
    return JudgedShape(shape, prior_of, made, scores)


def _better(simple: JudgedShape, other: JudgedShape) -> JudgedShape:
    return other if is_better(other.scores, simple.scores, ERRORS_TO_CHOOSE) else simple


def _with_worth(prior_of: PriorOf, worth: float) -> PriorOf:
    return lambda seen: replace(prior_of(seen), worth=worth)
