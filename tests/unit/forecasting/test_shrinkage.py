"""Few cases lean on what is published; many do not."""

from __future__ import annotations

import numpy as np
import pytest
from tests.reference.recorded_lengths import drawn, to_the_minute

from mapigo.domain import LogNormal
from mapigo.forecasting.choose_shape import choose_shape
from mapigo.forecasting.lognormal_fit import fit_lognormal
from mapigo.forecasting.prior import (
    WORTH_CASES,
    WORTHS_IF_DOUBTED,
    Prior,
    PriorSource,
)
from mapigo.forecasting.shapes import LOGNORMAL
from mapigo.forecasting.stay_fit import fit_stays
from mapigo.forecasting.verdict import Verdict

pytestmark = pytest.mark.unit

PUBLISHED = LogNormal(0.6, 0.7)
PRIOR = Prior(PUBLISHED, PriorSource.PUBLISHED)
OWN = LogNormal(1.4, 0.5)


def shrunk(n: int) -> LogNormal:
    """Fit ``n`` cases that lie evenly over the own distribution."""
    shares = (np.arange(n) + 0.5) / n if n else np.empty(0)
    fit = LOGNORMAL.fit(to_the_minute(OWN.quantiles(shares)), PRIOR)
    assert isinstance(fit, LogNormal)
    return fit


def test_without_cases_the_fit_is_what_is_published() -> None:
    fit = shrunk(0)
    assert fit.log_mean == pytest.approx(PUBLISHED.log_mean, abs=0.01)
    assert fit.log_sd == pytest.approx(PUBLISHED.log_sd, abs=0.01)


def test_with_as_many_cases_as_it_is_worth_the_fit_is_halfway() -> None:
    halfway = (PUBLISHED.log_mean + OWN.log_mean) / 2
    assert shrunk(round(WORTH_CASES)).log_mean == pytest.approx(halfway, abs=0.05)


def test_more_cases_bring_the_fit_nearer_to_them() -> None:
    means = [shrunk(n).log_mean for n in (0, 1, 3, 10, 30, 100, 1000)]
    assert means == sorted(means)
    assert means[-1] == pytest.approx(OWN.log_mean, abs=0.02)


def test_with_many_cases_the_fit_is_theirs() -> None:
    lengths = to_the_minute(drawn(OWN, 2000))
    alone, fit = fit_lognormal(lengths), shrunk(2000)
    assert fit.log_mean == pytest.approx(alone.log_mean, abs=0.05)
    assert fit.log_sd == pytest.approx(alone.log_sd, abs=0.05)


def test_a_time_always_needed_is_kept_unless_a_case_was_shorter() -> None:
    prior = Prior(LogNormal(5.2, 0.3, 60.0), PriorSource.PUBLISHED)
    for shortest, at_least in ((70.0, 60.0), (50.0, 0.0)):
        own = to_the_minute(np.array([shortest, 200.0, 240.0]))
        fit = LOGNORMAL.fit(own, prior)
        assert isinstance(fit, LogNormal)
        assert fit.at_least == at_least


def test_a_prior_that_the_cases_contradict_counts_less() -> None:
    far = Prior(LogNormal(2.6, 0.3), PriorSource.PUBLISHED)
    own = to_the_minute(drawn(OWN, 30))
    assert choose_shape(own, lambda seen: far, "icu").prior_of(own).worth in (
        WORTHS_IF_DOUBTED
    )
    right = Prior(OWN, PriorSource.PUBLISHED)
    assert choose_shape(own, lambda seen: right, "icu").prior_of(own).worth == (
        WORTH_CASES
    )


def test_a_fit_says_how_much_rests_on_the_own_cases() -> None:
    fit = fit_stays("CABG", "icu", to_the_minute(drawn(OWN, 5)), lambda seen: PRIOR)
    assert fit.weight_of_records == pytest.approx(5 / 15)
    assert fit.leans_on == PriorSource.PUBLISHED
    assert fit.judgement.verdict == Verdict.FEW_CASES


def test_a_single_case_is_fitted_and_foretold_by_what_is_published() -> None:
    fit = fit_stays("CABG", "icu", to_the_minute(np.array([3.0])), lambda seen: PRIOR)
    judged = fit.judgement
    assert judged.published_log_score is not None
    assert judged.log_score == pytest.approx(judged.published_log_score, abs=0.01)
