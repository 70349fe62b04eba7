"""The room by day board of the small centre."""

from __future__ import annotations

import pytest
from tests.unit.report import small_centre

from mapigo.domain import Booking, Plan, PlanningProblem
from mapigo.report.beds import bed_grids
from mapigo.report.board import board
from mapigo.report.facts import PlanFacts
from mapigo.report.signs import PersonSigns

pytestmark = pytest.mark.unit


def board_of(problem: PlanningProblem, plan: Plan):
    facts = PlanFacts.from_plan(problem, plan)
    return board(facts, PersonSigns.from_problem(problem))


def test_cells_say_who_lies_there_and_who_comes_and_goes() -> None:
    ward = board_of(small_centre.problem(), small_centre.plan()).wards[0]
    cells = ward.weeks[0].rows[0].cells
    assert [cell.people for cell in cells] == [
        ("o1° F65 ◂", "p1 F65 ▸◂"),  # o1 goes home, p1 to the ICU
        (),
        ("p1 F65 ▸",),
        ("p1 F65 ◂",),
        (),
        (),
        (),
    ]
    assert (ward.name, cells[0].sex, cells[0].edge) == ("Ward A", "F", 0)


def test_cells_show_pressure_and_closed_beds() -> None:
    ward = board_of(small_centre.problem(), small_centre.plan()).wards[0]
    uses = [cell.use for cell in ward.weeks[0].rows[0].cells]
    assert [(use.used, use.capacity, use.sign) for use in uses[:3]] == [
        (2, 2, "●"),
        (0, 2, ""),
        (1, 2, ""),
    ]
    assert (uses[6].capacity, uses[6].note) == (1, "1 closed")


def test_wards_are_summed_up_in_words() -> None:
    wards = board_of(small_centre.problem(), small_centre.plan()).wards
    assert [(ward.name, ward.summary) for ward in wards] == [
        ("Ward A", "1 room, 2 beds, full on 1 of 7 days"),
        ("b", "1 room, 1 bed, full on 2 of 7 days"),
    ]


def test_mixed_sexes_are_marked() -> None:
    plan = Plan(
        bookings=(
            Booking("p1", 0, "OT1", "A1", "S1"),
            Booking("p3", 0, "OT1", "A1", "S1"),
        )
    )
    cell = board_of(small_centre.problem(), plan).wards[0].weeks[0].rows[0].cells[0]
    assert (cell.sex, cell.edge, cell.use.sign) == ("F+M ✗", 9, "‼")


def test_rooms_without_wards_make_one_block() -> None:
    wards = board_of(small_centre.without_dates(), Plan()).wards
    assert [(ward.name, len(ward.weeks[0].rows)) for ward in wards] == [("Rooms", 2)]


def test_beds_by_day_count_admissions_discharges_and_wards() -> None:
    facts = PlanFacts.from_plan(small_centre.problem(), small_centre.plan())
    (grid,) = bed_grids(facts)
    admissions, discharges, ward_a, ward_b = grid.rows
    assert admissions.cells == [1, 0, 0, 1, 0, 0, 0]
    assert discharges.cells == [0, 1, 0, 0, 1, 1, 0]  # o1, p1, p2
    assert [use.used for use in ward_a.cells] == [2, 0, 1, 1, 0, 0, 0]
    assert [use.used for use in ward_b.cells] == [0, 0, 0, 1, 1, 0, 0]
    assert grid.caption == "Admissions and beds, Mon 7 Dec to Sun 13 Dec"
