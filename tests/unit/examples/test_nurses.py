"""Nurses are enough on every shift, and their rosters can be worked."""

from __future__ import annotations

from collections import Counter

import pytest

from mapigo.examples import heart_centre
from mapigo.examples.figures import share, value
from mapigo.examples.nurses import nurses_needed

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("size", [0.2, 0.35, 1.0, 2.7])
@pytest.mark.parametrize("weeks", [1, 5])
def test_every_shift_has_the_nurses_that_full_wards_need(
    size: float, weeks: int
) -> None:
    centre = heart_centre(size=size, weeks=weeks).centre
    on_duty = Counter(
        (shift.day, shift.shift) for nurse in centre.nurses for shift in nurse.shifts
    )
    for day in range(centre.calendar.n_days):
        for shift in centre.calendar.shift_types:
            assert on_duty[day, shift] >= nurses_needed(shift, centre.rooms)


def test_nurses_needed_follow_the_published_patients_per_nurse() -> None:
    rooms = [r for r in heart_centre().centre.rooms if r.ward == "cardiothoracic"]
    beds = sum(room.beds for room in rooms)
    by_day = beds / value("patients_per_nurse_surgery_day")
    by_night = beds / value("patients_per_nurse_surgery_night")
    assert 0 <= nurses_needed("early", rooms) - by_day < 1
    assert 0 <= nurses_needed("night", rooms) - by_night < 1


def test_nurse_works_once_a_day_and_five_shifts_a_week() -> None:
    for nurse in heart_centre().centre.nurses:
        days = [shift.day for shift in nurse.shifts]
        assert len(days) == len(set(days)) == 4 * value("shifts_per_week")


def test_shift_type_changes_only_after_days_off() -> None:
    for nurse in heart_centre(weeks=6).centre.nurses:
        shift_on = {shift.day: shift.shift for shift in nurse.shifts}
        for day, shift in shift_on.items():
            assert shift_on.get(day + 1, shift) == shift


def test_nurses_take_turns_in_the_shift_types() -> None:
    nurses = heart_centre(weeks=6).centre.nurses
    kinds = [len({shift.shift for shift in nurse.shifts}) for nurse in nurses]
    assert min(kinds) >= 2


def test_skill_levels_are_0_to_2_in_the_assumed_shares() -> None:
    nurses = heart_centre(size=10, weeks=1).centre.nurses
    levels = Counter(nurse.skill_level for nurse in nurses)
    assert set(levels) == {0, 1, 2}
    assert levels[2] / len(nurses) == pytest.approx(
        share("senior_nurse_share"), abs=0.08
    )
