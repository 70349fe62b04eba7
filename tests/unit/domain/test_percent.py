"""Shares in words."""

from __future__ import annotations

import pytest

from mapigo.domain import percent

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (0.004, "<1 %"),
        (0.01, "1 %"),
        (0.124, "12 %"),
        (0.99, "99 %"),
        (0.996, ">99 %"),
        (1.0, "100 %"),
    ],
)
def test_little_is_told_from_nothing_and_much_from_all(share: float, text: str) -> None:
    assert percent(share) == text
