"""The shape is the simplest that foretells unseen cases as well as any."""

from __future__ import annotations

import numpy as np
import pytest
from tests.reference.recorded_lengths import drawn, to_the_minute, whole_days

from mapigo.domain import Distribution, LogNormal, Mixture, PastStay
from mapigo.forecasting.choose_shape import choose_shape
from mapigo.forecasting.cross_validation import forecasts
from mapigo.forecasting.lengths import Lengths, recorded
from mapigo.forecasting.prior import Prior, PriorSource
from mapigo.forecasting.shapes import SHAPES

pytestmark = pytest.mark.unit

USUAL = LogNormal(0.7, 0.5)


def shape_of(own: Lengths, prior: LogNormal = USUAL) -> str:
    believed = Prior(prior, PriorSource.PUBLISHED)
    return choose_shape(own, lambda seen: believed, "icu").shape.name


def test_lognormal_lengths_stay_lognormal() -> None:
    assert shape_of(to_the_minute(drawn(USUAL, 300))) == "lognormal"


def test_some_very_long_stays_make_a_mixture() -> None:
    true = Mixture(((0.85, LogNormal(0.7, 0.3)), (0.15, LogNormal(2.6, 0.5))))
    assert shape_of(to_the_minute(drawn(true, 400))) == "mixture"


def test_lengths_of_two_kinds_only_are_kept_as_observed() -> None:
    days = np.repeat([1.0, 7.0], 200)
    assert shape_of(whole_days(days)) == "observed"


def test_few_cases_are_always_lognormal() -> None:
    assert shape_of(whole_days(np.repeat([1.0, 7.0], 10))) == "lognormal"


def test_what_is_not_over_cannot_be_kept_as_observed() -> None:
    own = recorded([PastStay("icu", 1.0, 1.0)] * 300 + [PastStay("icu", 7, 1, False)])
    allowed = {shape.name for shape in SHAPES if shape.is_for(own)}
    assert allowed == {"lognormal", "lognormal after a least time", "mixture"}


@pytest.mark.parametrize("n", [1, 7, 20, 21, 95])
def test_each_case_is_foretold_once_by_a_fit_that_has_not_seen_it(n: int) -> None:
    own = to_the_minute(np.arange(1.0, n + 1))
    seen_by_fit: list[set[float]] = []

    def remember(seen: Lengths) -> Distribution:
        seen_by_fit.append(set(seen.above))
        return USUAL

    made = forecasts(own, remember)
    unseen = [set(own.above[one.unseen]) for one in made]
    assert sorted(i for one in made for i in one.unseen) == list(range(n))
    for left_out, seen in zip(unseen, seen_by_fit, strict=True):
        assert left_out
        assert seen == set(own.above) - left_out
