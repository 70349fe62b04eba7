"""How much the whole waiting list asks of each resource, beside what there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from string import digits

from mapigo.domain import PlanningProblem
from mapigo.examples.casemix import procedures
from mapigo.examples.tables import rows

__all__ = ["Load", "loads"]


@dataclass(frozen=True, slots=True)
class Load:
    """Demand and capacity of a resource over the horizon, both in ``unit``."""

    resource: str
    unit: str
    demand: int
    capacity: int

    @property
    def ratio(self) -> float:
        """Demand as a share of capacity; above 1, not everybody can be treated."""
        return self.demand / self.capacity


def loads(problem: PlanningProblem) -> tuple[Load, ...]:
    """Return the load of each resource of an example centre.

    Demand is that of everybody on the list and, on beds and nurses, of the occupants
    within the horizon. A case counts for the kind of theatre in which it is usually
    done. Capacity is less the reserve for emergencies.
    """
    return (
        *_theatre_loads(problem),
        *_surgeon_loads(problem),
        *_pool_loads(problem),
        *_ward_loads(problem),
        _nurse_load(problem),
    )


def _theatre_loads(problem: PlanningProblem) -> list[Load]:
    """Return one load for each kind of theatre, in minutes."""
    kind_of = {procedure.name: procedure.theatre_kind for procedure in procedures()}
    demand: Counter[str] = Counter()
    for entry in problem.waiting_list:
        demand[kind_of[entry.procedure]] += entry.theatre_minutes
    capacity: Counter[str] = Counter()
    for theatre in problem.centre.theatres:
        capacity[theatre.kind] += sum(
            problem.theatre_minutes(theatre, day)
            for day in range(problem.centre.calendar.n_days)
        )
    return [Load(kind, "min", demand[kind], capacity[kind]) for kind in capacity]


def _surgeon_loads(problem: PlanningProblem) -> list[Load]:
    """Return one load for each specialty, in minutes."""
    specialty_of = {procedure.name: procedure.specialty for procedure in procedures()}
    demand: Counter[str] = Counter()
    for entry in problem.waiting_list:
        demand[specialty_of[entry.procedure]] += entry.theatre_minutes
    capacity: Counter[str] = Counter()
    for surgeon in problem.centre.surgeons:
        capacity[surgeon.id.rstrip(digits)] += sum(surgeon.minutes_by_day)
    return [
        Load(row["specialty"], "min", demand[row["specialty"]], capacity[row["prefix"]])
        for row in rows("surgeons")
    ]


def _pool_loads(problem: PlanningProblem) -> list[Load]:
    """Return one load for each pool, in bed-days or cases."""
    n_days = problem.centre.calendar.n_days
    demand: Counter[str] = Counter()
    for entry in problem.waiting_list:
        demand.update(entry.teams)
        demand.update(place for place, _ in entry.pathway.pool_offsets)
    for occupant in problem.occupants:
        offsets = occupant.pathway.pool_offsets
        demand.update(place for place, day in offsets if day < n_days)
    return [
        Load(
            pool.id,
            "per day",
            demand[pool.id],
            sum(problem.pool_capacity(pool.id, day) for day in range(n_days)),
        )
        for pool in problem.centre.pools
    ]


def _ward_loads(problem: PlanningProblem) -> list[Load]:
    """Return one load for each ward, in bed-days of its own patients."""
    n_days = problem.centre.calendar.n_days
    ward_of_room = {room.id: room.ward for room in problem.centre.rooms}
    demand: Counter[str] = Counter()
    for entry in problem.waiting_list:
        demand[entry.ward] += len(entry.pathway.ward_offsets)
    for occupant in problem.occupants:
        offsets = occupant.pathway.ward_offsets
        demand[ward_of_room[occupant.room]] += sum(day < n_days for day in offsets)
    capacity: Counter[str] = Counter()
    for room in problem.centre.rooms:
        capacity[room.ward] += sum(room.open_beds(day) for day in range(n_days))
    return [Load(ward, "bed-days", demand[ward], capacity[ward]) for ward in capacity]


def _nurse_load(problem: PlanningProblem) -> Load:
    """Return the load of all nurses together, in points of workload."""
    n_shifts = problem.centre.calendar.n_shifts
    demand = sum(sum(entry.workload) for entry in problem.waiting_list)
    demand += sum(sum(occupant.workload[:n_shifts]) for occupant in problem.occupants)
    capacity = sum(
        shift.max_load for nurse in problem.centre.nurses for shift in nurse.shifts
    )
    return Load("nurses", "points", demand, capacity)
