"""Days, places and waits in a few words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reference.desk_hospital import booked

from mapigo.cli.booked_words import aligned, in_days, moved, place, short_day, treated
from mapigo.desk import Timing
from mapigo.domain import Booking, Calendar
from mapigo.explain import Displacement

pytestmark = pytest.mark.unit

CALENDAR = Calendar(10, ("day",), date(2027, 1, 4))


def test_a_day_is_short_and_a_place_has_what_there_is() -> None:
    assert short_day(CALENDAR, 2) == "Wed 6 Jan"
    assert short_day(Calendar(10, ("day",)), 2) == "day 2"
    assert place(booked("a", 2)) == "OT1, S1, A1"
    assert place(Booking("a", 2, "OT1", "", "S1")) == "OT1, S1"


def test_notice_is_told_as_people_do() -> None:
    assert [in_days(days) for days in range(3)] == ["today", "tomorrow", "in 2 days"]


@pytest.mark.parametrize(
    ("days_late", "said"),
    [
        (None, ""),
        (0, "on treat-by"),
        (1, "1 day late"),
        (-1, "1 day before treat-by"),
        (-9, "9 days before treat-by"),
    ],
)
def test_the_treat_by_date_is_told_in_days(days_late: int | None, said: str) -> None:
    assert treated(Timing(0, 0, 0, 0, days_late)) == said


def test_who_gives_way_is_told_with_the_new_place() -> None:
    after, same = booked("b", 3, "OT2"), booked("b", 1, "OT2")
    before = booked("b", 1)
    told = [
        moved(Displacement("b", before, then), CALENDAR) for then in (after, same, None)
    ]
    assert told == [
        "b moves for it from Tue 5 Jan to Thu 7 Jan (OT2, S1, A1)",
        "b moves for it from Tue 5 Jan to the same day (OT2, S1, A1)",
        "b, Tue 5 Jan so far (OT1, S1, A1), is left out for it",
    ]


def test_columns_stand_one_under_another_and_empty_ones_are_left_out() -> None:
    rows = [("a", "", "10"), ("bbb", "", "5")]
    assert list(aligned(rows, right=(2,))) == ["a    10", "bbb   5"]
    assert list(aligned([])) == []
