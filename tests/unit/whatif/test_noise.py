"""Intervals and what may be said, against numbers worked out by hand."""

from __future__ import annotations

import pytest

from mapigo.whatif import Figure, Measure, Verdict
from mapigo.whatif.noise import margin_of_mean, spread_within, t_quantile, verdict

pytestmark = pytest.mark.unit

BEDS = Measure("beds", "beds", "beds", more_is_better=True)


def test_quantiles_are_those_of_the_tables() -> None:
    assert t_quantile(2) == pytest.approx(4.303, abs=0.001)
    assert t_quantile(10) == pytest.approx(2.228, abs=0.001)
    # Five claims at once: 0.5 % in each tail.
    assert t_quantile(10, 5) == pytest.approx(3.169, abs=0.001)


def test_a_margin_is_half_of_students_interval() -> None:
    # Mean 4, deviations −2, 0, 2: variance 4; 4.303 · 2 / √3.
    assert margin_of_mean([2.0, 4.0, 6.0]) == pytest.approx(4.968, abs=0.001)
    assert margin_of_mean([3.0, 3.0]) == 0
    assert margin_of_mean([3.0]) is None


def test_the_spread_within_groups_does_not_see_their_means() -> None:
    # Squares 2 · 1 and 2 · 4, two degrees of freedom: √5.
    spread, n_free = spread_within([[1.0, 3.0], [100.0, 104.0]])
    assert spread == pytest.approx(5**0.5)
    assert n_free == 2
    assert spread_within([[1.0], [7.0]]) == (0.0, 0)


@pytest.mark.parametrize(
    ("difference", "margin", "expected"),
    [
        (3.0, 1.0, Verdict.MORE),
        (-3.0, 1.0, Verdict.LESS),
        (-3.0, 3.0, Verdict.NOISE),
        (0.0, 0.0, Verdict.SAME),
        (0.0, 1.0, Verdict.NOISE),
        (9.0, None, Verdict.UNKNOWN),
    ],
)
def test_a_difference_counts_when_it_is_larger_than_its_margin(
    difference: float, margin: float | None, expected: Verdict
) -> None:
    assert verdict(difference, margin) is expected


def test_a_figure_compares_seed_by_seed() -> None:
    figure = Figure.of_pairs(BEDS, [10, 20, 30], [13, 24, 35])
    # Differences 3, 4, 5: mean 4, variance 1; 4.303 / √3.
    assert figure.difference == pytest.approx(4)
    assert figure.margin == pytest.approx(2.484, abs=0.001)
    assert (figure.verdict, figure.is_better) == (Verdict.MORE, True)


def test_only_what_is_clear_is_better_or_worse() -> None:
    worse = Figure.of_pairs(BEDS, [10, 20], [9, 19])
    assert worse.is_better is False
    assert Figure.of_pairs(BEDS, [10, 20], [9, 29]).is_better is None
    neither = Measure("x", "x", "x")
    assert Figure.of_pairs(neither, [1, 2], [3, 4]).is_better is None
    assert Figure.of_pairs(BEDS, [1], [5]).verdict is Verdict.UNKNOWN
