"""The waiting list of the small centre."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.report import small_centre

from mapigo.domain import LogNormal, Pathway, Pin, Plan, PlanningProblem
from mapigo.report.facts import PlanFacts
from mapigo.report.signs import PersonSigns
from mapigo.report.waiting_list import ShownColumns, waiting_list_view

pytestmark = pytest.mark.unit


def view_of(problem: PlanningProblem, plan: Plan):
    facts = PlanFacts.from_plan(problem, plan)
    return waiting_list_view(facts, PersonSigns.from_problem(problem))


def test_admitted_patients_have_dates_waits_and_treat_by() -> None:
    p1, p2 = view_of(small_centre.problem(), small_centre.plan()).admitted
    assert (p1.admission, p1.operation, p1.discharge) == (
        "Mon 7 Dec",
        "Tue 8 Dec",
        "Fri 11 Dec",
    )
    assert (p1.days_to_admission, p1.elective_wait_days) == (0, 10)
    assert (p1.treat_by, p1.treat_by_sign) == ("Mon 7 Dec", "✗ 1 day late")
    assert (p2.days_to_admission, p2.elective_wait_days) == (2, 7)
    assert p2.treat_by_sign == "✓ in time"
    assert (p1.ward, p2.ward) == ("a", "b")


def test_admitted_are_in_the_order_of_their_days() -> None:
    plan = small_centre.plan()
    backwards = Plan(bookings=plan.bookings[::-1])
    rows = view_of(small_centre.problem(), backwards).admitted
    assert [row.entry.id for row in rows] == ["p1", "p2"]
    assert [row.starts_day for row in rows] == [True, True]


def test_patients_not_admitted_have_a_reason_and_a_window() -> None:
    (p3,) = view_of(small_centre.problem(), small_centre.plan()).not_admitted
    assert p3.window == "from Mon 7 Dec"
    assert (p3.treat_by, p3.treat_by_sign) == ("Thu 10 Dec", "✗ due within this plan")
    assert p3.reason


def test_patients_not_admitted_are_in_the_order_of_urgency() -> None:
    rows = view_of(small_centre.problem(), Plan()).not_admitted
    assert [row.entry.id for row in rows] == ["p1", "p3", "p2"]


def test_columns_without_content_are_left_out() -> None:
    assert ShownColumns.of(small_centre.problem()) == ShownColumns(
        priority=True,
        procedure=True,
        operation=True,
        decision=True,
        treat_by=True,
        bed_risk=False,
    )
    assert ShownColumns.of(small_centre.without_dates()) == ShownColumns(
        priority=False,
        procedure=False,
        operation=False,
        decision=False,
        treat_by=False,
        bed_risk=False,
    )


def test_nobody_waiting_no_list() -> None:
    problem = small_centre.without_dates()
    empty = PlanningProblem(problem.centre, (), (), problem.policy)
    assert view_of(empty, Plan()) is None


def test_the_chance_of_no_bed_is_shown_where_stays_are_uncertain() -> None:
    problem = small_centre.problem()
    first, *others = problem.waiting_list
    uncertain = tuple(
        replace(stage, length=LogNormal(0.7, 0.5)) if stage.days else stage
        for stage in first.pathway.stages
    )
    varied = replace(first, pathway=Pathway(uncertain))
    view = view_of(
        replace(problem, waiting_list=(varied, *others)), small_centre.plan()
    )
    assert view.columns.bed_risk
    assert all(row.bed_risk.endswith("%") for row in view.admitted)


def test_what_is_pinned_is_said() -> None:
    pins = (Pin("p1", admission_day=0), Pin("p1", theatre="OT1"), Pin("p2"))
    plan = replace(small_centre.plan(), pins=pins)
    view = view_of(small_centre.problem(), plan)
    assert [row.pinned for row in view.admitted] == ["pinned: day, theatre", ""]
    assert view.has_pins
    assert not view_of(small_centre.problem(), small_centre.plan()).has_pins
