"""How much of the theatres, beds and pools a plan uses over the whole horizon."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mapigo.domain.wards import rooms_by_ward
from mapigo.scoring.occupancy import Occupancy

__all__ = ["CapacityUse", "pool_use", "theatre_use", "ward_use"]


@dataclass(frozen=True, slots=True)
class CapacityUse:
    """What is used of what is there: minutes, bed-days, or units on days."""

    used: int
    capacity: int

    @property
    def share(self) -> float:
        """The used share; of no capacity, 0 when unused and else 1."""
        return self.used / self.capacity if self.capacity else float(self.used > 0)


def theatre_use(occupancy: Occupancy) -> dict[str, CapacityUse]:
    """Return booked minutes of session minutes, by kind of theatre.

    Reserves for emergencies count as session time.
    """
    kind_of: dict[str, str] = {}
    booked, planned = Counter[str](), Counter[str]()
    for theatre in occupancy.problem.centre.theatres:
        kind_of[theatre.id] = theatre.kind
        planned[theatre.kind] += sum(theatre.minutes_by_day)
    for (theatre_id, _), cases in occupancy.cases_by_theatre.items():
        minutes = sum(occupancy.entry_of(case).theatre_minutes for case in cases)
        booked[kind_of[theatre_id]] += minutes
    return {kind: CapacityUse(booked[kind], planned[kind]) for kind in planned}


def ward_use(occupancy: Occupancy) -> dict[str, CapacityUse]:
    """Return occupied bed-days of open bed-days, by ward; empty for rooms without."""
    days = range(occupancy.problem.centre.calendar.n_days)
    return {
        ward: CapacityUse(
            sum(
                len(occupancy.persons.get((room.id, day), []))
                for room in rooms
                for day in days
            ),
            sum(room.open_beds(day) for room in rooms for day in days),
        )
        for ward, rooms in rooms_by_ward(occupancy.problem.centre).items()
    }


def pool_use(occupancy: Occupancy) -> dict[str, CapacityUse]:
    """Return units used of units there, over all days, reserves included, by pool."""
    days = range(occupancy.problem.centre.calendar.n_days)
    return {
        pool.id: CapacityUse(
            sum(len(occupancy.pool_users.get((pool.id, day), [])) for day in days),
            sum(pool.capacity_by_day),
        )
        for pool in occupancy.problem.centre.pools
    }
