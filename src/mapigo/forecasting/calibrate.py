"""Calibrate a centre from its past cases: every fit, and the case mix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mapigo.domain import LogNormal, PastCase
from mapigo.forecasting.case_mix import ProcedureShare, case_mix
from mapigo.forecasting.choose_shape import PriorOf
from mapigo.forecasting.groups import stays_by_group
from mapigo.forecasting.lengths import Lengths, joined, recorded
from mapigo.forecasting.lognormal_fit import fit_lognormal
from mapigo.forecasting.prior import WORTH_CASES, Prior, PriorSource
from mapigo.forecasting.stay_fit import StayFit, fit_stays

__all__ = ["Calibration", "PublishedLengths", "calibrate"]

SHORTEST = 1e-3
"""Added to lengths, so that one of 0 has a logarithm."""


class PublishedLengths(Protocol):
    """What is known of lengths without a centre's records."""

    def length(self, procedure: str, place: str) -> LogNormal | None:
        """Return the published distribution, if there is one."""

    def usual_log_sd(self, place: str) -> float:
        """Return the spread of ln(length) where none was published."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What past cases say of a centre."""

    fits: tuple[StayFit, ...]
    case_mix: tuple[ProcedureShare, ...]


def calibrate(cases: Sequence[PastCase], published: PublishedLengths) -> Calibration:
    """Fit every procedure at every place where it was.

    Few cases lean on the published figures; where none are published, on the other
    procedures at that place; where there are few of those, on the usual spread.

    Parameters
    ----------
    cases
        The past cases.
    published
        What is known without them.
    """
    lengths = {group: recorded(stays) for group, stays in stays_by_group(cases).items()}
    fits = tuple(
        fit_stays(
            procedure, place, own, _prior_of(procedure, place, lengths, published)
        )
        for (procedure, place), own in lengths.items()
    )
    return Calibration(fits, case_mix(cases))


def _prior_of(
    procedure: str,
    place: str,
    lengths: Mapping[tuple[str, str], Lengths],
    published: PublishedLengths,
) -> PriorOf:
    figure = published.length(procedure, place)
    if figure is not None:
        return _always(Prior(figure, PriorSource.PUBLISHED))
    others = [
        of_other
        for (other, where), of_other in lengths.items()
        if where == place and other != procedure
    ]
    if sum(int(one.are_over.sum()) for one in others) >= WORTH_CASES:
        pooled = fit_lognormal(joined(others))
        return _always(Prior(pooled, PriorSource.OTHER_PROCEDURES))
    return _usual_spread(lengths[procedure, place], published.usual_log_sd(place))


def _always(prior: Prior) -> PriorOf:
    return lambda seen: prior


def _usual_spread(own: Lengths, log_sd: float) -> PriorOf:
    """Lean on the middle of the own cases that are shown, with the usual spread.

    Those that are not over count as far as they came: a fit to such cases alone would
    have no end.
    """

    def prior_of(seen: Lengths) -> Prior:
        shown = seen if len(seen) else own
        log_mean = float(np.log(shown.middles + SHORTEST).mean())
        return Prior(LogNormal(log_mean, log_sd), PriorSource.USUAL_SPREAD)

    return prior_of
