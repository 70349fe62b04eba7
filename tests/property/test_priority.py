"""Laws of the priority: worse or longer never counts less, and nobody is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.problems import clinicals, priority_points
from tests.strategies.small_centre import PARTS

from mapigo.domain import (
    Calendar,
    Clinical,
    CoronaryDisease,
    Policy,
    PriorityPoints,
    Suspension,
    ValveDisease,
    WaitingListEntry,
)
from mapigo.domain.validation.limits import MOST_PRIORITY_SCORE
from mapigo.risk import euroscore2_of, priority_of

pytestmark = pytest.mark.property

CALENDAR: Calendar = PARTS["calendar"]
MILDEST_FIRST = {
    "ccs_class": list(range(5)),
    "nyha_class": list(range(1, 5)),
    "lvef_percent": list(range(100, 0, -1)),
    "coronary_disease": list(CoronaryDisease),
    "valve_disease": list(ValveDisease),
}


@st.composite
def entries(draw: st.DrawFn, points: PriorityPoints) -> WaitingListEntry:
    """Return an entry of any class and wait, perhaps suspended for a while."""
    waited_days = draw(st.integers(-5, 400))
    first = draw(st.integers(-300, 100))
    return replace(
        PARTS["entry"],
        priority=draw(st.sampled_from([*points.classes, "", "other"])),
        decision_date=CALENDAR.start_date - timedelta(waited_days),
        treat_by_day=draw(st.integers(-300, 300)),
        suspensions=draw(st.sampled_from([(), (Suspension(first, first + 20),)])),
        clinical=draw(st.none() | clinicals()),
    )


def score(
    entry: WaitingListEntry, points: PriorityPoints, calendar: Calendar = CALENDAR
) -> int:
    policy = Policy("test", priority=points)
    return priority_of(entry, policy, calendar).priority_score


def days_later(entry: WaitingListEntry, days: int) -> WaitingListEntry:
    """Return the entry as it stands when day 0 has moved on: the dates stay."""
    return replace(
        entry,
        treat_by_day=entry.treat_by_day - days,
        suspensions=tuple(
            replace(one, first_day=one.first_day - days, last_day=one.last_day - days)
            for one in entry.suspensions
        ),
    )


@given(data=st.data(), points=priority_points())
def test_a_worse_finding_never_lowers_the_score(
    data: st.DataObject, points: PriorityPoints
) -> None:
    entry = data.draw(entries(points))
    field = data.draw(st.sampled_from(list(MILDEST_FIRST)))
    order = MILDEST_FIRST[field]
    milder, worse = sorted(data.draw(st.tuples(*[st.integers(0, len(order) - 1)] * 2)))
    before, after = (
        replace(
            entry,
            clinical=replace(entry.clinical or Clinical(), **{field: order[place]}),
        )
        for place in (milder, worse)
    )
    unknown = replace(
        entry, clinical=replace(entry.clinical or Clinical(), **{field: None})
    )
    assert score(unknown, points) <= score(before, points) <= score(after, points)


@given(data=st.data(), points=priority_points(), days=st.integers(0, 500))
def test_waiting_longer_never_lowers_the_score(
    data: st.DataObject, points: PriorityPoints, days: int
) -> None:
    entry = data.draw(entries(points))
    later = replace(CALENDAR, start_date=CALENDAR.start_date + timedelta(days))
    assert score(entry, points) <= score(days_later(entry, days), points, later)


@given(data=st.data(), points=priority_points())
def test_from_the_cap_on_nobody_counts_less_than_the_highest_class(
    data: st.DataObject, points: PriorityPoints
) -> None:
    entry = data.draw(entries(points))
    found = priority_of(entry, Policy("test", priority=points), CALENDAR)
    highest = max(points.classes, key=lambda name: points.classes[name])
    urgent = replace(entry, priority=highest)
    if found.is_capped:
        assert found.priority_score == score(urgent, points)
        assert found.priority_score >= points.base + points.highest_class
    else:
        assert found.parts[-1].points == 0


@given(data=st.data(), points=priority_points())
def test_a_score_is_a_whole_number_that_the_format_can_hold(
    data: st.DataObject, points: PriorityPoints
) -> None:
    found = score(data.draw(entries(points)), points)
    assert isinstance(found, int)
    assert points.base <= found <= MOST_PRIORITY_SCORE


@given(clinical=clinicals(complete=True))
def test_the_surgical_risk_is_a_share_and_rises_with_age_and_findings(
    clinical: Clinical,
) -> None:
    risk = euroscore2_of(clinical).percent
    assert risk is not None
    assert 0 < risk < 100
    older = replace(clinical, age_years=clinical.age_years + 10)
    frailer = replace(clinical, poor_mobility=True, chronic_lung_disease=True)
    assert risk <= (euroscore2_of(older).percent or 0)
    assert risk <= (euroscore2_of(frailer).percent or 0)
