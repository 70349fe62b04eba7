"""Names of days, with and without dates, and the blocks that fit a table."""

from __future__ import annotations

from datetime import date

import pytest

from mapigo.domain import Calendar
from mapigo.report.days import DayHead, DayNames

pytestmark = pytest.mark.unit

SHIFTS = ("early", "late", "night")
FROM_WEDNESDAY = DayNames(Calendar(20, SHIFTS, date(2026, 12, 30)))
DATELESS = DayNames(Calendar(20, SHIFTS))


def test_days_have_dates_or_numbers() -> None:
    assert FROM_WEDNESDAY.short(2) == "Fri 1 Jan"
    assert FROM_WEDNESDAY.long(2) == "Fri 1 Jan 2027"
    assert FROM_WEDNESDAY.short(-1) == "Tue 29 Dec"
    assert DATELESS.short(2) == "day 2"


def test_weekends_are_known_only_with_dates() -> None:
    assert [day for day in range(7) if FROM_WEDNESDAY.is_weekend(day)] == [3, 4]
    assert not any(DATELESS.is_weekend(day) for day in range(7))


def test_heads_name_weekday_and_date() -> None:
    assert FROM_WEDNESDAY.head(3) == DayHead("Sat", "2 Jan", is_weekend=True)
    assert DATELESS.head(3) == DayHead("day", "3", is_weekend=False)
    assert FROM_WEDNESDAY.weekday_letter(3) == "S"
    assert DATELESS.weekday_letter(3) == ""
    assert (FROM_WEDNESDAY.number(3), DATELESS.number(3)) == ("2", "3")


def test_weeks_start_on_mondays_and_cover_every_day() -> None:
    weeks = FROM_WEDNESDAY.weeks()
    assert weeks == (range(5), range(5, 12), range(12, 19), range(19, 20))
    assert DATELESS.weeks() == (range(7), range(7, 14), range(14, 20))


def test_fortnights_join_two_weeks() -> None:
    assert FROM_WEDNESDAY.fortnights() == (range(12), range(12, 20))
    assert DATELESS.fortnights() == (range(14), range(14, 20))


def test_span_of_one_day_is_that_day() -> None:
    assert FROM_WEDNESDAY.span(3, 3) == "Sat 2 Jan"
    assert FROM_WEDNESDAY.span(3, 4) == "Sat 2 Jan to Sun 3 Jan"
