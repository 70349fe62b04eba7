"""Theatre lists and the filling of theatres."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.report import small_centre

from mapigo.domain import Booking, Plan
from mapigo.report.facts import PlanFacts
from mapigo.report.signs import PersonSigns
from mapigo.report.theatre_filling import theatre_filling
from mapigo.report.theatre_lists import theatre_lists

pytestmark = pytest.mark.unit

PROBLEM = small_centre.problem()


def lists_of(plan: Plan):
    facts = PlanFacts.from_plan(PROBLEM, plan)
    return theatre_lists(facts, PersonSigns.from_problem(PROBLEM)).days


def test_days_name_cases_and_idle_sessions() -> None:
    days = lists_of(small_centre.plan())
    assert [day.name for day in days] == [
        "Mon 7 Dec",
        "Tue 8 Dec",
        "Wed 9 Dec",
        "Thu 10 Dec",
        "Fri 11 Dec",
        "Sat 12 Dec to Sun 13 Dec",
    ]
    assert days[0].idle == ("OT1", "CL1")
    assert days[1].summary == "1 case in 1 of 1 theatres, 240 of 480 minutes (50%)"
    assert days[5].summary == "no sessions"


def test_cases_are_longest_first_with_free_minutes() -> None:
    plan = Plan(
        bookings=(
            Booking("p3", 1, "OT1", "B1", "S1"),
            Booking("p1", 0, "OT1", "A1", "S1"),
        )
    )
    (theatre_list,) = lists_of(plan)[1].lists
    assert [case.entry.id for case in theatre_list.cases] == ["p1", "p3"]
    assert [case.admission for case in theatre_list.cases] == ["Mon 7 Dec", "same day"]
    assert theatre_list.minutes_free == 480 - 240 - 90


def test_a_case_without_session_is_shown_as_too_much() -> None:
    plan = Plan(bookings=(Booking("p3", 5, "OT1", "B1", "S1"),))
    saturday = lists_of(plan)[5]
    assert saturday.lists[0].use.sign == "‼"


def test_filling_takes_the_reserve_off_the_session() -> None:
    policy = replace(PROBLEM.policy, theatre_reserve_minutes={"OT1": 60})
    facts = PlanFacts.from_plan(replace(PROBLEM, policy=policy), small_centre.plan())
    filling = theatre_filling(facts)
    first_row = filling.grids[0].rows[0]
    assert (first_row.cells[1].used, first_row.cells[1].capacity) == (240, 420)
    assert first_row.cells[5] is None
    assert first_row.note == "OR, 60 min kept free"
    assert [chart.title for chart in filling.charts] == [
        "OR: hours booked of session hours",
        "cath lab: hours booked of session hours",
    ]
