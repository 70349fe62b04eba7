"""Days from the decision to admit to admission, less suspended days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mapigo.domain import (
    Calendar,
    Pathway,
    Suspension,
    WaitingListEntry,
    elective_wait_days,
)

pytestmark = pytest.mark.unit

CALENDAR = Calendar(7, ("day",), date(2026, 12, 7))
ENTRY = WaitingListEntry(
    "p1",
    sex="F",
    age_group="adult",
    pathway=Pathway.simple(ward_days=1),
    surgeons=("S1",),
    theatre_minutes=60,
    workload=(1,),
    required_skill=(0,),
    decision_date=date(2026, 11, 30),
)


def test_the_wait_is_from_the_decision_to_the_admission() -> None:
    assert elective_wait_days(ENTRY, 3, CALENDAR) == 10


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ([Suspension(0, 1)], 8),
        ([Suspension(-30, -6)], 8),  # only what lies after the decision
        ([Suspension(2, 9)], 9),  # only what lies before the admission
        ([Suspension(0, 1), Suspension(1, 2)], 7),  # a day is left out once
    ],
)
def test_suspended_days_are_left_out(pauses: list[Suspension], days: int) -> None:
    entry = replace(ENTRY, suspensions=tuple(pauses))
    assert elective_wait_days(entry, 3, CALENDAR) == days


def test_without_dates_there_is_no_wait() -> None:
    assert elective_wait_days(replace(ENTRY, decision_date=None), 3, CALENDAR) is None
    assert elective_wait_days(ENTRY, 3, Calendar(7, ("day",))) is None
