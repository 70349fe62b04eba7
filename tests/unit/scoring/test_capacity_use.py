"""How much of theatres, wards and pools a plan uses, counted by hand."""

from __future__ import annotations

import pytest
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.domain import Plan
from mapigo.scoring import Occupancy
from mapigo.scoring.capacity_use import CapacityUse, pool_use, theatre_use, ward_use

pytestmark = pytest.mark.unit


def test_nobody_admitted_uses_only_what_occupants_do() -> None:
    occupancy = Occupancy.from_plan(small_problem(), Plan())
    assert theatre_use(occupancy) == {"hybrid": CapacityUse(0, 1200)}
    # Two beds on four days, one of them closed on one; one occupant for a day.
    assert ward_use(occupancy) == {"cardiac": CapacityUse(1, 7)}
    assert pool_use(occupancy) == {"icu": CapacityUse(0, 7)}


def test_a_patient_uses_theatre_ward_icu_and_team() -> None:
    occupancy = Occupancy.from_plan(small_problem(), small_plan())
    (booking,) = small_plan().bookings
    assert booking.admission_day == 1
    # Operated on day 2, in the ICU then (bed and team), on the ward on days 1 and 3.
    assert theatre_use(occupancy)["hybrid"].used == 180
    assert pool_use(occupancy)["icu"].used == 2
    assert ward_use(occupancy)["cardiac"].used == 1 + 2


def test_a_share_of_nothing_is_nothing_or_all() -> None:
    assert CapacityUse(3, 4).share == 0.75
    assert CapacityUse(0, 0).share == 0
    assert CapacityUse(3, 0).share == 1
