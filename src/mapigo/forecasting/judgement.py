"""How well a fit foretold cases that had no part in it."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Distribution
from mapigo.forecasting.choose_shape import JudgedShape
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.reliability import (
    ShareBelow,
    Typical,
    foretold_typical,
    recorded_typical,
    shares_below,
)
from mapigo.forecasting.scoring_rule import is_better, log_scores
from mapigo.forecasting.verdict import Verdict, verdict_on

__all__ = ["Judgement", "judge"]

ERRORS_TO_BLAME = 2.0
"""Standard errors by which the published figures must be better to call a fit worse."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What forecasts of unseen cases say of a fit.

    ``recorded`` is missing where some stays are not over; ``published`` and its score
    where no figure is published. Scores are means over the cases: the logarithm of the
    chance that was given to the bed-days, or the quarter of an hour, that came.
    """

    shares_below: tuple[ShareBelow, ...]
    recorded: Typical | None
    foretold: Typical
    published: Typical | None
    log_score: float
    published_log_score: float | None
    verdict: Verdict


def judge(
    judged: JudgedShape,
    own: Lengths,
    place: str,
    published: Distribution | None,
    *,
    rests_on_records: bool,
) -> Judgement:
    """Return how well a shape foretold the cases, beside the published figures.

    Parameters
    ----------
    judged
        The shape, with its forecasts.
    own, place
        The lengths that were recorded, and where.
    published
        The published figures, if there are any.
    rests_on_records
        Whether the own cases weigh as much as what the fit leans on.
    """
    shares = shares_below(judged.forecasts, own)
    parts = [(one.distribution, len(one.unseen)) for one in judged.forecasts]
    is_worse, published_score, published_typical = False, None, None
    if published is not None:
        scores = log_scores(published, own, place)
        is_worse = is_better(scores, judged.scores, ERRORS_TO_BLAME)
        published_score = float(scores.mean())
        published_typical = foretold_typical([(published, 1)], place)
    return Judgement(
        shares_below=shares,
        recorded=recorded_typical(own, place),
        foretold=foretold_typical(parts, place),
        published=published_typical,
        log_score=float(judged.scores.mean()),
        published_log_score=published_score,
        verdict=verdict_on(
            shares, rests_on_records=rests_on_records, is_worse=is_worse
        ),
    )
