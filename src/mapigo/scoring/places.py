"""Count rules at a few places only: a room or theatre on a day, a nurse, a pool.

Where one patient more or less changes only what is counted at the places of that
patient, this takes the place of a score of the whole plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from mapigo.domain import Plan
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.rules import charges_of_rule
from mapigo.scoring.score import Charge
from mapigo.scoring.unit_loads import UnitLoads

__all__ = ["RULES_OF_PLACES", "Place", "amounts_at", "place_of"]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Place = tuple[str, str, int]
"""A rule, a resource as charges name it (``room R1``), and a day."""

RULES_OF_PLACES = frozenset(
    {"H1", "H3", "H4", "H7", "H9", "H10", "S1", "S4", "S5", "S6", "S11", "S13"}
)
"""Rules whose charges name all who are at a place on a day.

All other charges name one patient, or none, and do not depend on who else is there.
"""


def place_of(charge: Charge) -> Place | None:
    """Return the place that a charge counts, if others there matter to it."""
    if charge.rule in RULES_OF_PLACES and charge.resource and charge.day is not None:
        return charge.rule, charge.resource, charge.day
    return None


def amounts_at(occupancy: Occupancy, places: Collection[Place]) -> Counter[str]:
    """Return what each rule counts at its places."""
    small = _only_at(occupancy, {(resource, day) for _, resource, day in places})
    amounts: Counter[str] = Counter()
    for rule in {rule for rule, _, _ in places}:
        for charge in charges_of_rule(rule, occupancy.problem, Plan(), small):
            if place_of(charge) in places:
                amounts[rule] += charge.amount
    return amounts


def _only_at(occupancy: Occupancy, places: set[tuple[str, int]]) -> Occupancy:
    """Return the tables of an occupancy with these places and no other bookings."""
    named = {(*resource.partition(" ")[::2], day) for resource, day in places}
    of_kind = {
        kind: [(name, day) for what, name, day in named if what == kind]
        for kind in ("room", "theatre", "surgeon", "pool", "nurse")
    }
    nurse_shifts = [
        (nurse, day, shift_index)
        for nurse, day in of_kind["nurse"]
        for shift_index, _ in occupancy.shifts_of(day)
    ]
    rooms_of_nurse = _at(occupancy.rooms_of_nurse, nurse_shifts)
    nursed = {
        (room, day) for (_, day, _), rooms in rooms_of_nurse.items() for room in rooms
    }
    small = replace(
        occupancy,
        plan=Plan(),
        persons=_at(occupancy.persons, nursed.union(of_kind["room"])),
        cases_by_theatre=_at(occupancy.cases_by_theatre, of_kind["theatre"]),
        cases_by_surgeon=_at(occupancy.cases_by_surgeon, of_kind["surgeon"]),
        pool_users=_at(occupancy.pool_users, of_kind["pool"]),
        rooms_of_nurse=rooms_of_nurse,
    )
    loads = occupancy.unit_loads
    vars(small).update(
        pool_arrivals=_at(occupancy.pool_arrivals, of_kind["pool"]),
        unit_loads=UnitLoads(
            loads.capacity, loads.persons, _at(loads.patients, places)
        ),
    )
    return small


def _at(table: dict[Key, Value], keys: Iterable[Key]) -> dict[Key, Value]:
    return {key: table[key] for key in keys if key in table}
