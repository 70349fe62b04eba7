"""Beds at a glance: admissions, discharges and occupied beds by ward and day."""

from __future__ import annotations

from collections import Counter

from mapigo.domain import Room
from mapigo.domain.wards import rooms_by_ward, ward_name
from mapigo.report.day_grid import DayGrid, GridRow, fortnight_grids
from mapigo.report.facts import PlanFacts
from mapigo.report.pressure import Use

__all__ = ["bed_grids"]

AnyRow = GridRow[Use | int | None]


def bed_grids(facts: PlanFacts) -> tuple[DayGrid, ...]:
    """Return admissions, discharges, and beds in use of beds open, by day."""
    centre = facts.problem.centre
    rows = [_admissions(facts), _discharges(facts)]
    for ward, rooms in rooms_by_ward(centre).items():
        rows.append(_ward_row(facts, ward_name(centre, ward) or "All rooms", rooms))
    return fortnight_grids(facts.days, "Admissions and beds", rows)


def _by_day(facts: PlanFacts, days: list[int]) -> list[Use | int | None]:
    counts = Counter(days)
    return [counts[day] for day in range(facts.n_days)]


def _admissions(facts: PlanFacts) -> AnyRow:
    days = [booking.admission_day for _, booking in facts.admitted]
    return GridRow("Admissions", _by_day(facts, days))


def _discharges(facts: PlanFacts) -> AnyRow:
    planned = [
        booking.admission_day + entry.pathway.length_of_stay
        for entry, booking in facts.admitted
    ]
    occupants = [person.pathway.length_of_stay for person in facts.problem.occupants]
    return GridRow("Discharges", _by_day(facts, [*planned, *occupants]))


def _ward_row(facts: PlanFacts, name: str, rooms: list[Room]) -> AnyRow:
    cells = [_ward_use(facts, rooms, day) for day in range(facts.n_days)]
    return GridRow(name, cells, note=f"{sum(room.beds for room in rooms)} beds")


def _ward_use(facts: PlanFacts, rooms: list[Room], day: int) -> Use | None:
    used = sum(len(facts.occupancy.persons.get((room.id, day), [])) for room in rooms)
    open_beds = sum(room.open_beds(day) for room in rooms)
    return Use(used, open_beds) if used or open_beds else None
