"""Parameters that lengths were drawn with are found again, within chance."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.reference.recorded_lengths import drawn, to_the_minute, whole_days

from mapigo.domain import LogNormal, Mixture, PastStay
from mapigo.forecasting.lengths import recorded
from mapigo.forecasting.likelihood import log_chances
from mapigo.forecasting.lognormal_fit import fit_lognormal
from mapigo.forecasting.mixture_fit import fit_mixture

pytestmark = pytest.mark.unit

TRUE = LogNormal(1.1, 0.6)
N = 2000
ERRORS = 4
"""Standard errors that a right fit may be off: one test in 16,000 would be further."""


def assert_close(fit: LogNormal, true: LogNormal, n: int, more: float = 1.0) -> None:
    error = true.log_sd / math.sqrt(n)
    assert abs(fit.log_mean - true.log_mean) < ERRORS * more * error
    assert abs(fit.log_sd - true.log_sd) < ERRORS * more * error / math.sqrt(2)


def test_a_lognormal_is_found_from_times() -> None:
    assert_close(fit_lognormal(to_the_minute(drawn(TRUE, N))), TRUE, N)


def test_a_lognormal_is_found_from_whole_days() -> None:
    # Rounding costs a little of what the lengths tell.
    assert_close(fit_lognormal(whole_days(drawn(TRUE, N))), TRUE, N, more=1.3)


def test_whole_days_of_short_stays_taken_as_exact_would_miss_the_spread() -> None:
    short = LogNormal(0.5, 0.8)
    days = np.maximum(1.0, np.rint(drawn(short, N)))
    assert abs(np.log(days).std() - short.log_sd) > 0.08
    fit = fit_lognormal(whole_days(drawn(short, N)))
    assert abs(fit.log_sd - short.log_sd) < 0.08


def test_a_time_always_needed_is_taken_off() -> None:
    minutes = LogNormal(5.2, 0.3, at_least=60.0)
    lengths = recorded(
        [PastStay("operation", float(one), 1.0) for one in np.rint(drawn(minutes, N))]
    )
    assert_close(fit_lognormal(lengths, at_least=60.0), minutes, N)


def test_stays_that_are_not_over_count_as_longer() -> None:
    lengths = drawn(TRUE, N)
    cut = 4.0
    stays = [
        PastStay("icu", min(float(one), cut), 1 / 1440, is_over=bool(one <= cut))
        for one in lengths
    ]
    assert_close(fit_lognormal(recorded(stays)), TRUE, N, more=1.5)
    as_if_over = fit_lognormal(to_the_minute(np.minimum(lengths, cut)))
    assert as_if_over.log_mean < TRUE.log_mean - 0.1


def test_a_mixture_is_found_by_its_quantiles() -> None:
    true = Mixture(((0.85, LogNormal(0.6, 0.4)), (0.15, LogNormal(2.4, 0.5))))
    fit = fit_mixture(to_the_minute(drawn(true, 4 * N)))
    shares = np.array([0.1, 0.5, 0.8, 0.9, 0.97])
    assert fit.quantiles(shares) == pytest.approx(true.quantiles(shares), rel=0.1)


def test_a_mixture_is_at_least_as_likely_as_a_lognormal() -> None:
    lengths = whole_days(drawn(TRUE, 300))
    mixture, lognormal = fit_mixture(lengths), fit_lognormal(lengths)
    gain = log_chances(mixture, lengths).sum() - log_chances(lognormal, lengths).sum()
    assert gain > -1e-3


@pytest.mark.parametrize("n", [1, 2, 30])
def test_equal_lengths_have_a_small_spread_and_no_fault(n: int) -> None:
    fit = fit_lognormal(to_the_minute(np.full(n, 2.0)))
    assert fit.log_mean == pytest.approx(math.log(2.0), abs=0.01)
    assert 0 < fit.log_sd < 0.1


def test_only_stays_that_are_not_over_give_a_fit_all_the_same() -> None:
    stays = [PastStay("icu", 3.0, 1.0, is_over=False)] * 3
    fit = fit_lognormal(recorded(stays))
    assert math.isfinite(fit.log_mean)
    assert math.isfinite(fit.log_sd)
