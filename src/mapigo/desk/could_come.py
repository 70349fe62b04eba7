"""Who could be operated on today or tomorrow and needs a unit then."""

from __future__ import annotations

from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.slot import Slot
from mapigo.desk.taker import Taker
from mapigo.desk.takers import rank, takers

__all__ = ["could_come"]


def could_come(now: OpenPlan, unit: str) -> tuple[Taker, ...]:
    """Return who fits into a theatre today or tomorrow and comes to a unit, best first.

    Parameters
    ----------
    now
        The plan in force.
    unit
        A pool of beds that the patients need after their operation.
    """
    problem, free = now.problem, now.occupancy.free.theatre_minutes
    needing = {
        entry.id
        for entry in problem.waiting_list
        if entry.pathway.place_after_operation == unit
    }
    days = range(problem.today, min(problem.today + 2, problem.centre.calendar.n_days))
    found = [
        taker
        for theatre in problem.centre.theatres
        for day in days
        for taker in takers(
            now, Slot(theatre.id, day).within(free[theatre.id, day]), only=needing
        )
    ]
    best: dict[str, Taker] = {}
    for taker in sorted(found, key=rank):
        best.setdefault(taker.entry.id, taker)
    return tuple(best.values())
