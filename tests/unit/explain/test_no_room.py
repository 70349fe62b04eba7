"""A stay that the plan in force books or pins without a room, its ward days beyond it.

The search books it so again on days that leave no ward day within the horizon; so do
explanations.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from tests.unit.scoring.small_hospital import (
    CENTRE,
    POLICY,
    book,
    pathway,
    patient,
    problem,
)

from mapigo.domain import Pin, Plan, PlanningProblem
from mapigo.explain import Option, explain_patient, ways_in
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

# Five days: who comes on day 4 has the first ward day after the last one.
LONG_ICU = pathway(("operation", 0), ("icu", 1), ("ward", 2))
NO_ROOM = book(day=4, room="")
options_of = partial(ways_in, patient_id="p1", top=9)


def hospital(published: Plan | None = None) -> PlanningProblem:
    """Return the hospital with one such patient."""
    everyone = problem(
        patient(pathway=LONG_ICU),
        centre=CENTRE,
        policy=replace(POLICY, weights={"S10": 7, "S5": 1}),
    )
    return replace(everyone, published=published)


def rooms_by_day(options: tuple[Option, ...]) -> dict[int, set[str]]:
    """Return the rooms of some options by admission day."""
    rooms: dict[int, set[str]] = {}
    for option in options:
        booking = option.booking
        rooms.setdefault(booking.admission_day, set()).add(booking.room)
    return rooms


def test_a_published_stay_without_a_room_has_options_without_one() -> None:
    now = Plan((NO_ROOM,))
    options = options_of(hospital(now), now)
    in_rooms = {day: {"R1", "R2"} for day in range(4)}
    assert rooms_by_day(options) == {**in_rooms, 4: {"", "R1", "R2"}}


def test_an_option_costs_what_the_plan_costs_more_with_it() -> None:
    now = Plan((NO_ROOM,))
    before = score_plan(hospital(now), now).cost
    options = options_of(hospital(now), now)
    assert [option.cost_difference for option in options] == [
        score_plan(hospital(now), option.carried_out(now)).cost - before
        for option in options
    ]


def test_the_present_booking_is_the_best_of_its_day_and_changes_nothing() -> None:
    now = Plan((NO_ROOM,))
    explanation = explain_patient(hospital(now), now, "p1")
    (of_day_4,) = [
        one for one in explanation.best_by_day if one.booking.admission_day == 4
    ]
    assert of_day_4.booking == NO_ROOM
    assert of_day_4.cost_difference == 0


def test_a_plan_that_nobody_published_keeps_its_stay_without_a_room() -> None:
    explanation = explain_patient(hospital(), Plan((NO_ROOM,)), "p1")
    assert NO_ROOM in [option.booking for option in explanation.best_by_day]


def test_without_such_a_booking_a_stay_has_a_room() -> None:
    assert rooms_by_day(options_of(hospital(), Plan()))[4] == {"R1", "R2"}


def test_a_pin_to_no_room_leaves_only_days_without_a_ward_day() -> None:
    pinned = Plan(pins=(Pin("p1", room=""),))
    for problem_, plan in (
        (hospital(), pinned),
        (hospital(pinned), Plan()),
        (hospital(replace(pinned, bookings=(book(day=4),))), Plan()),
    ):
        explanation = explain_patient(problem_, plan, "p1", top=9)
        assert rooms_by_day(explanation.options) == {4: {""}}
        assert [
            (reason.rule, reason.sentence) for reason in explanation.refusals[0].reasons
        ] == [("H12", "No suitable room agrees with the pins.")]


def test_a_pin_to_a_room_comes_before_a_booking_without_one() -> None:
    now = Plan((NO_ROOM,), pins=(Pin("p1", room="R2"),))
    options = options_of(hospital(now), now)
    assert set.union(*rooms_by_day(options).values()) == {"R2"}
