"""Shares below foretold quantiles, typical lengths and the verdict on them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.reference.recorded_lengths import drawn, to_the_minute, whole_days

from mapigo.domain import Empirical, LogNormal, PastStay
from mapigo.forecasting.cross_validation import Forecast
from mapigo.forecasting.lengths import recorded
from mapigo.forecasting.reliability import (
    LEVELS,
    ShareBelow,
    Typical,
    foretold_typical,
    recorded_typical,
    shares_below,
)
from mapigo.forecasting.scoring_rule import is_better, log_scores
from mapigo.forecasting.verdict import MEANINGS, Verdict, verdict_on

pytestmark = pytest.mark.unit

TRUE = LogNormal(0.7, 0.8)
N = 3000


def everyone(distribution: LogNormal, n: int) -> list[Forecast]:
    return [Forecast(distribution, np.arange(n))]


@pytest.mark.parametrize("record", [to_the_minute, whole_days])
def test_a_right_forecast_has_the_level_however_coarse_the_records(record) -> None:
    own = record(drawn(TRUE, N))
    for below in shares_below(everyone(TRUE, N), own):
        assert below.share == pytest.approx(below.level, abs=0.03)
        assert below.low < below.level < below.high


def test_a_forecast_that_is_too_short_has_fewer_below() -> None:
    own = to_the_minute(drawn(TRUE, 200))
    short = LogNormal(TRUE.log_mean - 0.5, TRUE.log_sd)
    for below in shares_below(everyone(short, 200), own):
        assert below.high < below.level


def test_more_cases_narrow_the_interval() -> None:
    widths = []
    for n in (5, 50, 500):
        middle, *_ = shares_below(everyone(TRUE, n), to_the_minute(drawn(TRUE, n)))
        widths.append(middle.high - middle.low)
    assert widths == sorted(widths, reverse=True)


def test_a_stay_that_is_not_over_lies_above_what_it_has_passed() -> None:
    own = recorded([PastStay("icu", TRUE.quantile(0.85), 1 / 1440, is_over=False)])
    shares = [below.share for below in shares_below(everyone(TRUE, 1), own)]
    # Of the 15 % that are still longer, a third lies below the 90 % quantile.
    assert shares == pytest.approx([0, 0, 1 / 3], abs=1e-6)


def test_typical_lengths_count_as_a_plan_counts_them() -> None:
    observed = Empirical((0.3, 1.2, 1.6, 2.4, 9.9))
    typical = foretold_typical([(observed, 1)], "icu")
    assert typical == Typical(mean=(1 + 1 + 2 + 2 + 10) / 5, long=10.0)
    own = whole_days(np.array([1.0, 1, 2, 2, 10]))
    assert recorded_typical(own, "icu") == typical


def test_there_is_no_recorded_mean_while_some_are_not_over() -> None:
    own = recorded([PastStay("icu", 2.0, 1.0), PastStay("icu", 9.0, 1.0, False)])
    assert recorded_typical(own, "icu") is None


def test_the_score_is_the_logarithm_of_the_chance_of_the_bed_days() -> None:
    days = np.array([1.0, 3.0])
    shares = TRUE.shares_within(np.array([1.5, 2.5, 3.5]))
    expected = np.log([shares[0], shares[2] - shares[1]])
    assert log_scores(TRUE, whole_days(days), "icu") == pytest.approx(expected)
    # 2.9 days fill a bed for three: finer records do not change the score.
    assert log_scores(TRUE, to_the_minute(np.array([1.2, 2.9])), "icu") == (
        pytest.approx(expected)
    )


def test_better_is_more_than_chance() -> None:
    scores = np.array([-1.0, -2.0, -1.5, -1.2])
    assert is_better(scores + 0.1, scores, 2)
    assert not is_better(scores, scores, 0)
    assert not is_better(scores + np.array([1.0, -0.9, 0.8, -0.7]), scores, 1)
    assert not is_better(scores[:1] + 1, scores[:1], 1)


def shares(*triples: tuple[float, float]) -> tuple[ShareBelow, ...]:
    return tuple(
        ShareBelow(level, (low + high) / 2, low, high)
        for level, (low, high) in zip(LEVELS, triples, strict=True)
    )


GOOD = ((0.4, 0.6), (0.7, 0.9), (0.8, 0.95))


@pytest.mark.parametrize(
    ("triples", "verdict"),
    [
        (GOOD, Verdict.GOOD),
        ((*GOOD[:2], (0.7, 0.85)), Verdict.TAIL_TOO_SHORT),
        ((*GOOD[:2], (0.92, 0.99)), Verdict.TAIL_TOO_LONG),
        (((0.2, 0.4), *GOOD[1:]), Verdict.TOO_SHORT),
        (((0.6, 0.8), *GOOD[1:]), Verdict.TOO_LONG),
    ],
)
def test_a_verdict_names_what_lies_outside_chance(triples, verdict: Verdict) -> None:
    found = verdict_on(shares(*triples), rests_on_records=True, is_worse=False)
    assert found == verdict


def test_few_cases_come_first_then_the_published_figures() -> None:
    given = shares(*GOOD)
    few = verdict_on(given, rests_on_records=False, is_worse=True)
    worse = verdict_on(given, rests_on_records=True, is_worse=True)
    assert (few, worse) == (Verdict.FEW_CASES, Verdict.WORSE_THAN_PUBLISHED)


def test_every_verdict_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Verdict)
