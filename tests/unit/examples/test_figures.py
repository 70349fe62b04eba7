"""Numbers are looked up by id, and fitted to what was published."""

from __future__ import annotations

import math

import pytest

from mapigo.examples import figures

pytestmark = pytest.mark.unit


def test_share_can_be_what_another_share_leaves() -> None:
    assert figures.share("1-minimal_avr_share") == pytest.approx(
        1 - figures.share("minimal_avr_share")
    )


def test_no_share_means_all() -> None:
    assert figures.share("") == 1.0


def test_published_log_mean_and_spread_are_used_as_they_are() -> None:
    minutes = figures.minutes("c001")
    assert (minutes.log_mean, minutes.log_sd) == (5.505, 0.271)


def test_stay_published_in_hours_becomes_days() -> None:
    assert figures.days("c096").quantile(0.5) == pytest.approx(
        math.exp(3.78) / 24, rel=1e-9
    )


def test_distribution_fitted_to_a_mean_has_that_mean() -> None:
    minutes = figures.minutes("c054")
    mean = math.exp(minutes.log_mean + minutes.log_sd**2 / 2)
    assert mean == pytest.approx(figures.value("c054"))


def test_distribution_fitted_to_a_median_has_that_median() -> None:
    assert figures.days("c042").quantile(0.5) == pytest.approx(figures.value("c042"))


def test_spread_that_was_not_published_is_the_assumed_one() -> None:
    assert figures.days("c042").log_sd == figures.value("spread_of_stays")
    assert figures.minutes("c054").log_sd == figures.value("spread_of_minutes")
