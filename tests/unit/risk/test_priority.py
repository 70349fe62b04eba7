"""A priority is the sum of parts that say what they are from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.strategies.small_centre import PARTS

from mapigo.domain import (
    Clinical,
    CoronaryDisease,
    Policy,
    PriorityPoints,
    Suspension,
    ValveDisease,
    WaitingListEntry,
)
from mapigo.risk import Priority, PriorityPart, priority_of
from mapigo.risk.priority_part import PART_NAMES

pytestmark = pytest.mark.unit

# The horizon starts on 2026-12-07. Decided 20 days earlier with a target of 40 days:
# half of the target wait has passed.
HALF_WAY = {"decision_date": date(2026, 11, 17), "treat_by_day": 20}
POLICY = Policy("test")


def entry(**changes: Any) -> WaitingListEntry:
    plain = {"priority": "P3", "suspensions": (), "clinical": None} | HALF_WAY
    return replace(PARTS["entry"], **plain | changes)


def priority(one: WaitingListEntry, **points: Any) -> Priority:
    policy = replace(POLICY, priority=replace(PriorityPoints(), **points))
    return priority_of(one, policy, PARTS["calendar"])


def part(name: str, one: WaitingListEntry, **points: Any) -> PriorityPart:
    found = {part.name: part for part in priority(one, **points).parts}
    return found[name]


def test_the_score_is_the_sum_of_the_parts() -> None:
    clinical = Clinical(
        nyha_class=3,
        lvef_percent=25,
        coronary_disease=CoronaryDisease.TWO_VESSEL,
        valve_disease=ValveDisease.SEVERE_AORTIC_STENOSIS,
    )
    found = priority(entry(clinical=clinical))
    assert [(one.name, one.finding, one.points) for one in found.parts] == [
        ("base", "on the waiting list", 10),
        ("class", "P3", 5),
        ("symptoms", "NYHA III", 3),
        ("LVEF", "25 %", 9),
        ("coronary", "two-vessel disease", 2),
        ("valve", "severe aortic stenosis", 11),
        ("waiting", "20 days, 50 % of the target wait", 2),
        ("cap", "below 200 % of the target", 0),
    ]
    assert found.priority_score == 42
    assert tuple(one.name for one in found.parts) == PART_NAMES


def test_no_disease_of_the_arteries_is_none_of_the_valves() -> None:
    healthy = entry(
        clinical=Clinical(
            coronary_disease=CoronaryDisease.NONE, valve_disease=ValveDisease.NONE
        )
    )
    assert part("coronary", healthy).finding == "no coronary disease"
    assert part("valve", healthy).finding == "no severe valve disease"


def test_what_is_not_known_is_said_and_worth_nothing() -> None:
    found = priority(entry(priority="", decision_date=None))
    assert found.priority_score == 10
    assert {one.finding for one in found.parts[1:]} == {"not known"}
    assert found.waiting is None


def test_the_worse_of_angina_and_breathlessness_counts_alone() -> None:
    angina = entry(clinical=Clinical(ccs_class=4, nyha_class=2))
    breathless = entry(clinical=Clinical(ccs_class=1, nyha_class=4))
    assert part("symptoms", angina) == PriorityPart("symptoms", "CCS IV", 16)
    assert part("symptoms", breathless) == PriorityPart("symptoms", "NYHA IV", 6)


@pytest.mark.parametrize(
    ("lvef_percent", "points"),
    [(51, 0), (50, 5), (31, 5), (30, 9), (21, 9), (20, 11), (1, 11)],
)
def test_the_bounds_of_the_ejection_fraction(lvef_percent: int, points: int) -> None:
    one = entry(clinical=Clinical(lvef_percent=lvef_percent))
    assert part("LVEF", one).points == points


def test_a_class_that_the_policy_does_not_name_is_worth_nothing() -> None:
    assert part("class", entry(priority="soon")) == PriorityPart(
        "class", "soon, a class without points", 0
    )


def test_the_points_are_those_of_the_policy() -> None:
    classes = {"soon": 40, "later": 0}
    assert part("class", entry(priority="soon"), classes=classes).points == 40
    assert part("waiting", entry(), waiting_per_target=100).points == 50


def test_suspended_days_are_not_waited() -> None:
    away = entry(suspensions=(Suspension(-10, -1),))
    assert part("waiting", away).finding == "10 days, 25 % of the target wait"


@pytest.mark.parametrize(
    ("treat_by_day", "points"),
    [(-11, 1111), (-18, 5000), (-20, 5000), (-25, 5000), (20_000, 0)],
)
def test_waiting_grows_in_line_up_to_ten_targets(
    treat_by_day: int, points: int
) -> None:
    # 20 days waited of a target of 9, 2, 0 (counts as 1), -5 (as 1), 20,020 days.
    one = entry(treat_by_day=treat_by_day)
    assert part("waiting", one, waiting_per_target=500).points == points


def test_a_decision_after_day_0_is_no_wait() -> None:
    one = entry(decision_date=date(2026, 12, 20))
    assert part("waiting", one).finding == "0 days, 0 % of the target wait"


def test_from_the_cap_on_everyone_counts_as_the_highest_class() -> None:
    # A target of 10 days, decided 19 or 20 days before day 0.
    before = entry(decision_date=date(2026, 11, 18), treat_by_day=-9)
    reached = entry(decision_date=date(2026, 11, 17), treat_by_day=-10)
    assert not priority(before).is_capped
    assert part("cap", before).points == 0
    assert priority(reached).is_capped
    assert part("cap", reached) == PriorityPart(
        "cap", "200 % of the target or more: counts as highest class", 18
    )
    highest = replace(reached, priority="P1")
    assert priority(reached).priority_score == priority(highest).priority_score


def test_the_cap_can_be_edited() -> None:
    assert not priority(entry(), cap_percent=100).is_capped
    due = entry(treat_by_day=0)
    assert priority(due, cap_percent=100).is_capped
    assert not priority(due, cap_percent=101).is_capped
