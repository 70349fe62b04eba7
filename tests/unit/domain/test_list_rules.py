"""Rules for operating lists, times of day, and where a patient goes next."""

from __future__ import annotations

import pytest

from mapigo.domain import OPERATION, WARD, ListRules, Pathway, Stage, time_of_day

pytestmark = pytest.mark.unit


def test_a_theatre_begins_with_the_others_unless_told() -> None:
    rules = ListRules(session_start_minute=450, session_starts={"CL1": 510})
    assert (rules.start_minute("OT1"), rules.start_minute("CL1")) == (450, 510)


@pytest.mark.parametrize(
    ("minute", "text"),
    [(0, "00:00"), (485, "08:05"), (1439.4, "23:59"), (1530, "01:30 (+1)")],
)
def test_times_are_written_as_on_a_clock(minute: float, text: str) -> None:
    assert time_of_day(minute) == text


@pytest.mark.parametrize(
    ("stages", "place"),
    [
        ([Stage(WARD, 1), Stage(OPERATION, 0), Stage("icu", 2), Stage(WARD, 3)], "icu"),
        ([Stage("icu", 1), Stage(OPERATION, 0), Stage("icu", 0), Stage(WARD, 1)], WARD),
        ([Stage(WARD, 1), Stage(OPERATION, 0)], ""),
    ],
)
def test_the_next_place_is_that_of_the_first_bed_day(
    stages: list[Stage], place: str
) -> None:
    assert Pathway(tuple(stages)).place_after_operation == place
