"""The load of the small centre's two nurses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.report import small_centre

from mapigo.domain import Nurse, NurseShift
from mapigo.report.facts import PlanFacts
from mapigo.report.nurse_load import MOST_NURSES_BY_DAY, nurse_load

pytestmark = pytest.mark.unit

PROBLEM = small_centre.problem()
LOAD = nurse_load(PlanFacts.from_plan(PROBLEM, small_centre.plan()))


def test_totals_show_load_overload_and_rooms_without_a_nurse() -> None:
    early, late, night = LOAD.totals[0].rows
    monday = [row.cells[0] for row in (early, late, night)]
    assert [(use.used, use.capacity, use.note) for use in monday] == [
        (3, 3, ""),
        (3, 1, "1 over"),
        (0, 0, "1 ✗"),
    ]


def test_worst_shifts_name_nurse_rooms_and_overload() -> None:
    (worst,) = LOAD.worst
    assert (worst.nurse, worst.day, worst.shift) == ("N2", "Mon 7 Dec", "late")
    assert (worst.load, worst.max_load, worst.overload) == (3, 1, 2)
    assert worst.rooms == "A1"
    assert LOAD.n_overloaded == 1


def test_each_nurse_is_shown_by_day_in_a_small_centre() -> None:
    first, _ = LOAD.by_day[0].rows
    assert (first.cells[0].used, first.cells[0].note) == (3, "early")
    assert first.cells[1] is None
    assert LOAD.lines == ()


def test_the_heaviest_shift_stands_for_a_day_with_two() -> None:
    shifts = (NurseShift(0, "early", 9), NurseShift(0, "late", 1))
    centre = replace(PROBLEM.centre, nurses=(Nurse("N1", 1, shifts),))
    duties = tuple(replace(d, nurse="N1") for d in small_centre.plan().duties)
    plan = replace(small_centre.plan(), duties=duties)
    facts = PlanFacts.from_plan(replace(PROBLEM, centre=centre), plan)
    cell = nurse_load(facts).by_day[0].rows[0].cells[0]
    assert (cell.used, cell.capacity, cell.note) == (3, 1, "early, late")


def test_a_large_centre_has_a_line_for_each_nurse() -> None:
    more = tuple(Nurse(f"X{k}", 0, ()) for k in range(MOST_NURSES_BY_DAY))
    centre = replace(PROBLEM.centre, nurses=PROBLEM.centre.nurses + more)
    facts = PlanFacts.from_plan(replace(PROBLEM, centre=centre), small_centre.plan())
    load = nurse_load(facts)
    assert load.by_day == ()
    second = load.lines[1]
    assert (second.n_shifts, second.use.used, second.n_overloaded) == (1, 3, 1)
