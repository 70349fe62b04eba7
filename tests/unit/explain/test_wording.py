"""Pieces of sentences."""

from __future__ import annotations

import pytest

from mapigo.domain import Calendar
from mapigo.explain.wording import counted, day_range, listed, of_all

pytestmark = pytest.mark.unit


def test_counts_take_their_noun() -> None:
    assert counted(1, "day") == "1 day"
    assert counted(3, "day") == "3 days"


@pytest.mark.parametrize(
    ("n", "n_all", "words"),
    [(1, 1, "The only room"), (3, 3, "All 3 rooms"), (2, 3, "2 of 3 rooms")],
)
def test_shares_of_a_whole(n: int, n_all: int, words: str) -> None:
    assert of_all(n, n_all, "room") == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and 1 more"),
    ],
)
def test_lists_are_cut_with_a_count(items: list[str], words: str) -> None:
    assert listed(items, most=3) == words


def test_day_ranges() -> None:
    calendar = Calendar(5, ("early",))
    assert day_range(calendar, [3]) == "on day 3"
    assert day_range(calendar, {4, 2}) == "on some day from day 2 to day 4"
