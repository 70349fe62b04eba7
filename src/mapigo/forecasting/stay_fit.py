"""Fit the lengths of one procedure at one place, and judge the fit."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Distribution, Empirical, LogNormal, Mixture
from mapigo.forecasting.choose_shape import PriorOf, choose_shape
from mapigo.forecasting.judgement import Judgement, judge
from mapigo.forecasting.lengths import Lengths
from mapigo.forecasting.prior import PriorSource

__all__ = ["StayFit", "fit_stays"]

DIGITS = 4
HALF = 0.5


@dataclass(frozen=True, slots=True)
class StayFit:
    """The fitted lengths of one procedure at one place, and what to think of the fit.

    ``weight_of_records`` is the share of it that rests on the own cases; the rest is
    from ``leans_on``.
    """

    procedure: str
    place: str
    n_cases: int
    n_not_over: int
    distribution: Distribution
    shape: str
    weight_of_records: float
    leans_on: PriorSource
    judgement: Judgement


def fit_stays(procedure: str, place: str, own: Lengths, prior_of: PriorOf) -> StayFit:
    """Return the fit of one or more recorded lengths.

    Parameters
    ----------
    procedure, place
        What the lengths are of.
    own
        The lengths that were recorded.
    prior_of
        Gives what is believed without the cases that it is not shown.
    """
    chosen = choose_shape(own, prior_of, place)
    prior = chosen.prior_of(own)
    weight = prior.weight_of_records(len(own))
    is_published = prior.source is PriorSource.PUBLISHED
    published = prior.distribution if is_published else None
    return StayFit(
        procedure=procedure,
        place=place,
        n_cases=len(own),
        n_not_over=int((~own.are_over).sum()),
        distribution=_rounded(chosen.shape.fit(own, prior)),
        shape=chosen.shape.name,
        weight_of_records=weight,
        leans_on=prior.source,
        judgement=judge(chosen, own, place, published, rests_on_records=weight >= HALF),
    )


def _rounded(distribution: Distribution) -> Distribution:
    """Return a distribution in as many digits as people read."""
    if isinstance(distribution, Empirical):
        return Empirical(tuple(round(one, DIGITS) for one in distribution.lengths))
    if isinstance(distribution, Mixture):
        (share, usual), (_, long) = distribution.parts
        share = round(share, DIGITS)
        rest = round(1 - share, DIGITS)
        return Mixture(((share, _rounded_part(usual)), (rest, _rounded_part(long))))
    return _rounded_part(distribution)


def _rounded_part(part: LogNormal) -> LogNormal:
    return LogNormal(
        round(part.log_mean, DIGITS),
        round(part.log_sd, DIGITS),
        round(part.at_least, DIGITS),
    )
