"""One sentence for a table."""

from __future__ import annotations

import pytest

from mapigo.explain import DayRefusal, Reason, main_reason

pytestmark = pytest.mark.unit

OUTSIDE = Reason("H6", "Cannot be admitted before day 9.")
SURGEON = Reason("H3", "Surgeon S1 has no session on day 0.")
FULL_ROOMS = Reason("H7", "1 of 2 suitable rooms has no free bed on day 0.")
OTHER_SEX = Reason("H1", "1 of 2 suitable rooms has a patient of another sex on day 0.")
ICU = Reason("H10", "Intensive care: 2 of 2 in use on day 0.", "Intensive care")


def days(*reasons_by_day: tuple[Reason, ...]) -> list[DayRefusal]:
    return [DayRefusal(day, reasons) for day, reasons in enumerate(reasons_by_day)]


@pytest.mark.parametrize(
    ("refusals", "sentence"),
    [
        (days((OUTSIDE,), (OUTSIDE,)), "Cannot be admitted before day 9."),
        (days((OUTSIDE,), (SURGEON,)), "No surgeon time on the only day."),
        (
            days((SURGEON, ICU), (ICU,), (SURGEON, ICU)),
            "Intensive care full on all 3 days.",
        ),
        (
            days((FULL_ROOMS, OTHER_SEX), (OTHER_SEX,), (SURGEON,)),
            "No bed in a suitable room on 2 of 3 days.",
        ),
        (
            days((OUTSIDE,), (), (SURGEON,)),
            "Feasible on 1 of 2 days, but not chosen.",
        ),
    ],
)
def test_main_reason_names_what_refuses_most_days(
    refusals: list[DayRefusal], sentence: str
) -> None:
    assert main_reason(refusals) == sentence
