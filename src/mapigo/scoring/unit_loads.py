"""How full wards and pools may be: persons in each unit, day by day, by scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import WARD, Occupant, Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring.placing import admissions
from mapigo.scoring.scenarios import N_SCENARIOS, bed_days

__all__ = ["UnitLoads", "capacities", "stays", "unit_days", "unit_of_room"]

UnitDay = tuple[str, int]
Counts = NDArray[np.int64]
Scenarios = NDArray[np.bool_]
Presence = Iterable[tuple[UnitDay, Scenarios]]


def unit_of_room(problem: PlanningProblem) -> dict[str, str]:
    """Return the unit that each room belongs to: its ward, or the house."""
    return {
        room.id: f"ward {room.ward}" if room.ward else "the wards"
        for room in problem.centre.rooms
    }


def capacities(problem: PlanningProblem) -> dict[UnitDay, int]:
    """Return the beds of each unit on each day, less the reserve for emergencies."""
    units = unit_of_room(problem)
    beds: dict[UnitDay, int] = {}
    for day in range(problem.centre.calendar.n_days):
        for room in problem.centre.rooms:
            unit_day = (units[room.id], day)
            beds[unit_day] = beds.get(unit_day, 0) + room.open_beds(day)
        for pool in problem.centre.pools:
            beds[f"pool {pool.id}", day] = problem.pool_capacity(pool.id, day)
    return beds


def stays(
    problem: PlanningProblem, plan: Plan
) -> Iterator[tuple[WaitingListEntry | Occupant, int, str]]:
    """Yield everybody in a plan, the day of admission and the unit of their room."""
    units = unit_of_room(problem)
    for occupant in problem.occupants:
        yield occupant, 0, units.get(occupant.room, "")
    for booking, entry in admissions(problem, plan):
        yield entry, booking.admission_day, units.get(booking.room, "")


def unit_days(
    who: WaitingListEntry | Occupant,
    admission_day: int,
    unit: str,
    n_days: int,
    n_scenarios: int = N_SCENARIOS,
    seed: int = 0,
) -> Iterator[tuple[str, UnitDay, Scenarios]]:
    """Yield where a person is within the horizon, and in which scenarios.

    That is the place of the pathway, and the unit and day. ``unit`` is that of the
    person's room, empty where there is none. Who is planned for no ward day has no ward
    to be in.
    """
    if not who.pathway.ward_offsets:
        unit = ""
    for place, offset, present in bed_days(who, n_scenarios, seed):
        where = unit if place == WARD else f"pool {place}"
        day = admission_day + offset
        if where and 0 <= day < n_days:
            yield place, (where, day), present


@dataclass(frozen=True, eq=False)
class UnitLoads:
    """Persons in each ward and pool on each day, in each scenario.

    ``persons`` has an array of shape (scenarios,) for each (unit, day) that anybody
    uses. Where the policy gives S11 no weight it is empty, since nobody asks.
    """

    capacity: dict[UnitDay, int]
    persons: dict[UnitDay, Counts] = field(default_factory=dict)
    patients: dict[UnitDay, list[str]] = field(default_factory=dict)

    @classmethod
    def of_plan(cls, problem: PlanningProblem, plan: Plan) -> UnitLoads:
        """Add up a plan."""
        if not problem.policy.weight("S11"):
            return cls({})
        loads, n_days = cls(capacities(problem)), problem.centre.calendar.n_days
        for who, admission_day, unit in stays(problem, plan):
            for _, unit_day, present in unit_days(who, admission_day, unit, n_days):
                loads.add(unit_day, who.id, present)
        return loads

    def add(self, unit_day: UnitDay, person: str, present: Scenarios) -> None:
        """Add a person to a unit on a day."""
        if unit_day not in self.persons:
            self.persons[unit_day] = np.zeros(N_SCENARIOS, dtype=np.int64)
        self.persons[unit_day] += present
        self.patients.setdefault(unit_day, []).append(person)

    def without(self, person: str, present_on: Presence) -> UnitLoads:
        """Return the loads without a person, who is in some units in some scenarios."""
        persons, patients = dict(self.persons), dict(self.patients)
        for unit_day, present in present_on:
            left = [who for who in patients[unit_day] if who != person]
            if left:
                patients[unit_day] = left
                persons[unit_day] = persons[unit_day] - present
            else:
                del patients[unit_day], persons[unit_day]
        return UnitLoads(self.capacity, persons, patients)

    def with_person(self, person: str, present_on: Presence) -> UnitLoads:
        """Return the loads with one more person in some units in some scenarios."""
        persons, patients = dict(self.persons), dict(self.patients)
        for unit_day, present in present_on:
            there = persons.get(unit_day)
            alone = present.astype(np.int64)
            persons[unit_day] = alone if there is None else there + alone
            patients[unit_day] = [*patients.get(unit_day, []), person]
        return UnitLoads(self.capacity, persons, patients)

    def short(self, unit_day: UnitDay) -> int:
        """Return the beds that a unit lacks on a day, summed over the scenarios."""
        lacking = self.persons[unit_day] - self.capacity[unit_day]
        return int(np.maximum(0, lacking).sum())

    def is_full(self, unit_day: UnitDay) -> Scenarios:
        """Return the scenarios in which one more person would lack a bed."""
        persons = self.persons.get(unit_day)
        if persons is None:
            return np.full(N_SCENARIOS, self.capacity[unit_day] == 0)
        return persons >= self.capacity[unit_day]
