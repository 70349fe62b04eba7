"""Which options a planner is shown, and in which words."""

from __future__ import annotations

import pytest
from tests.unit.scoring.small_hospital import book

from mapigo.domain import Booking, Calendar
from mapigo.explain import Displacement, Option, displaced_in_words
from mapigo.explain.worth_showing import worth_showing

pytestmark = pytest.mark.unit

LABEL = Calendar(9, ("early",)).label
GIVES_WAY = (Displacement("p2", book("p2"), None),)


def test_each_day_comes_once_as_long_as_there_are_days_enough() -> None:
    today = [Option(book(room="R1"), 1), Option(book(room="R2"), 2)]
    tomorrow = [Option(book(day=1), 9)]
    assert worth_showing([today, tomorrow], 2) == (today[0], *tomorrow)
    assert worth_showing([today, tomorrow], 3) == (*today, *tomorrow)
    assert worth_showing([], 3) == ()


def test_of_equal_options_that_which_displaces_nobody_comes_first() -> None:
    displacing, free = Option(book(), 4, (), GIVES_WAY), Option(book(day=1), 4)
    assert worth_showing([[displacing], [free]], 2) == (free, displacing)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (None, "p2 is left out"),
        (book("p2", day=3), "p2 moves to day 3"),
        (book("p2", theatre="OR2", room="R2"), "p2 takes theatre OR2 and room R2"),
    ],
)
def test_who_gives_way_is_told_in_a_few_words(
    after: Booking | None, words: str
) -> None:
    option = Option(book(), 0, (), (Displacement("p2", book("p2"), after),))
    assert displaced_in_words(option, LABEL).startswith(words)
    assert displaced_in_words(Option(book(), 0), LABEL) == ""


def test_two_who_give_way_are_told_together() -> None:
    out = [Displacement(who, book(who), None) for who in ("p2", "p3")]
    moved = Displacement("p4", book("p4"), book("p4", day=2))
    option = Option(book(), 0, (), (*out, moved))
    assert displaced_in_words(option, LABEL) == (
        "p4 moves to day 2 and p2 and p3 are left out"
    )
