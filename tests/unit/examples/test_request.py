"""Arguments out of range are refused with a sentence each, all at once."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mapigo.errors import InputError
from mapigo.examples import heart_centre
from mapigo.examples.request import Request

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("weeks", [0, 13, -1, 2.5, "4", True, None])
def test_weeks_out_of_range_are_refused(weeks: object) -> None:
    with pytest.raises(InputError, match=r"weeks must be a whole number from 1 to 12"):
        heart_centre(weeks=weeks)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [-1, 1.0, "1", None])
def test_bad_seeds_are_refused(seed: object) -> None:
    with pytest.raises(InputError, match=r"seed must be a whole number 0 or more"):
        heart_centre(seed=seed)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [0, 0.19, 10.01, float("nan"), "1", True])
def test_sizes_out_of_range_are_refused(size: object) -> None:
    with pytest.raises(InputError, match=r"size must be a number from 0\.2 to 10\.0"):
        heart_centre(size=size)  # type: ignore[arg-type]


@pytest.mark.parametrize("n_waiting", [0, -5, 30_001, 2.0])
def test_bad_list_lengths_are_refused(n_waiting: object) -> None:
    with pytest.raises(
        InputError, match=r"n_waiting .* from 1 to 30,000, but .* given"
    ):
        heart_centre(n_waiting=n_waiting)  # type: ignore[arg-type]


@pytest.mark.parametrize("start_date", ["2027-01-04", 5, datetime(2027, 1, 4)])
def test_start_dates_that_are_no_dates_are_refused(start_date: object) -> None:
    with pytest.raises(InputError, match=r"start_date must be a date such as 2027"):
        heart_centre(start_date=start_date)  # type: ignore[arg-type]


def test_all_faults_are_reported_together() -> None:
    with pytest.raises(InputError) as caught:
        heart_centre(weeks=0, seed=-1, size=99, n_waiting=0)
    fields = [fault.field for fault in caught.value.faults]
    assert fields == ["weeks", "seed", "size", "n_waiting"]


def test_calendar_starts_on_the_date_asked_for() -> None:
    calendar = Request(weeks=2, start_date=date(2026, 3, 4)).calendar()
    assert calendar.n_days == 14
    assert calendar.label(0) == "Wed 4 Mar 2026"


def test_numbers_of_things_are_rounded_half_up_and_never_zero() -> None:
    request = Request(size=0.5)
    assert [request.scaled(number) for number in (1, 3, 6)] == [1, 2, 3]
    assert Request(size=0.2).scaled(1) == 1
