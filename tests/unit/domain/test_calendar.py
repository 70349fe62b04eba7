from __future__ import annotations

from datetime import date

import pytest

from mapigo.domain import Calendar

pytestmark = pytest.mark.unit

DATED = Calendar(28, ("early", "late", "night"), date(2026, 12, 7))


def test_shifts_of_the_horizon() -> None:
    assert DATED.shifts_per_day == 3
    assert DATED.n_shifts == 84


def test_days_have_dates_where_the_start_is_known() -> None:
    assert DATED.date_of(25) == date(2027, 1, 1)
    assert DATED.label(25) == "Fri 1 Jan 2027"


def test_days_have_numbers_where_it_is_not() -> None:
    calendar = Calendar(28, ("day",))
    assert calendar.date_of(3) is None
    assert calendar.label(3) == "day 3"


def test_several_days_are_named_by_first_and_last() -> None:
    assert DATED.span(25, 25) == "on Fri 1 Jan 2027"
    assert Calendar(28, ("day",)).span(3, 5) == "from day 3 to day 5"
