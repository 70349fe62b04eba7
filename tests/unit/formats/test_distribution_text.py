"""Distributions in words, to and fro."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies.distributions import distributions

from mapigo.domain import Distribution, Empirical, LogNormal, Mixture
from mapigo.formats.tables.cells import CellError
from mapigo.formats.tables.distribution_text import distribution_text, read_distribution

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lognormal 0.31 0.61", LogNormal(0.31, 0.61)),
        ("lognormal -0.3 0.61 + 60", LogNormal(-0.3, 0.61, 60.0)),
        (
            "0.9 lognormal 0.3 0.5 | 0.1 lognormal 2 0.8",
            Mixture(((0.9, LogNormal(0.3, 0.5)), (0.1, LogNormal(2.0, 0.8)))),
        ),
        ("1 lognormal 2 0.8", Mixture(((1.0, LogNormal(2.0, 0.8)),))),
        ("observed 5 1 1 2", Empirical((1.0, 1.0, 2.0, 5.0))),
    ],
)
def test_texts_are_understood(text: str, expected: Distribution) -> None:
    assert read_distribution(text) == expected


@given(distributions())
def test_what_is_written_is_read_again(distribution: Distribution) -> None:
    assert read_distribution(distribution_text(distribution)) == distribution


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("normal 3 1", "expected a distribution such as"),
        ("lognormal 0.3", "expected a distribution such as"),
        ("lognormal x 0.6", "expected a number such as 0.61"),
        ("lognormal 0.3 inf", "expected a number such as 0.61"),
        ("observed 1 two", "expected a number such as 0.61"),
        ("lognormal 1 1 | 0.1 lognormal 2 0.8", "expected the parts of a mixture"),
        ("", "expected a distribution such as"),
    ],
)
def test_what_is_no_distribution_is_said(text: str, sentence: str) -> None:
    with pytest.raises(CellError, match=sentence):
        read_distribution(text)
