"""Which days, rooms and pools are open to an entry when nobody else is there."""

from __future__ import annotations

from collections import Counter

import numpy as np

from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.scoring.rules.admission_window import (
    came_before_today,
    first_admission_day,
)
from mapigo.solver.arrays import Ints
from mapigo.solver.names import Names

__all__ = ["allowed_days", "occupants_in_pools", "pool_units", "suitable_rooms"]


def allowed_days(problem: PlanningProblem, names: Names) -> list[list[int]]:
    """Return the days on which each entry could be admitted if it were alone."""
    n_days = problem.centre.calendar.n_days
    minutes = {
        (f"surgeon {surgeon.id}", day): surgeon.minutes_by_day[day]
        for surgeon in problem.centre.surgeons
        for day in range(n_days)
    }
    for theatre in problem.centre.theatres:
        for day in range(n_days):
            key = (f"theatre {theatre.id}", day)
            minutes[key] = problem.theatre_minutes(theatre, day)
    in_use = occupants_in_pools(problem, names)
    pool_left = {
        (pool, day): problem.pool_capacity(pool, day) - int(in_use[q, day])
        for pool, q in names.pool.items()
        for day in range(n_days)
    }
    here = came_before_today(problem.published, problem.today)
    days = []
    for entry in problem.waiting_list:
        units = pool_units(problem, entry)
        first = first_admission_day(problem, entry, is_here=entry.id in here)
        window = range(max(0, first), problem.latest_day(entry) + 1)
        days.append(
            [
                day
                for day in window
                if can_be_operated(problem, entry, day, minutes)
                and all(
                    pool_left.get((pool, day + offset), needed) >= needed
                    for (pool, offset), needed in units.items()
                )
            ]
        )
    return days


def can_be_operated(
    problem: PlanningProblem,
    entry: WaitingListEntry,
    day: int,
    minutes: dict[tuple[str, int], int],
) -> bool:
    """Whether an entry admitted on a day could be operated on (H3, H4, H11, H13)."""
    centre, policy = problem.centre, problem.policy
    operation_day = day + entry.operation_offset
    if operation_day >= centre.calendar.n_days:
        return False
    if policy.holds("H13") and entry.is_suspended(day):
        return False
    if policy.holds("H3") and not any(
        entry.theatre_minutes <= minutes[f"surgeon {surgeon}", operation_day]
        for surgeon in entry.surgeons
    ):
        return False
    return any(
        entry.theatre_minutes <= minutes[f"theatre {theatre.id}", operation_day]
        and (not policy.holds("H11") or problem.theatre_suits(entry, theatre))
        for theatre in centre.theatres
    )


def pool_units(
    problem: PlanningProblem, entry: WaitingListEntry
) -> Counter[tuple[str, int]]:
    """Count units by (pool, day of the stay); none where H10 does not hold."""
    return Counter(entry.pool_needs if problem.policy.holds("H10") else ())


def occupants_in_pools(problem: PlanningProblem, names: Names) -> Ints:
    """Count pool beds that occupants use, shape (pools, days)."""
    use = np.zeros((len(names.pool), problem.centre.calendar.n_days), dtype=np.int32)
    for occupant in problem.occupants:
        for pool, day in occupant.pathway.pool_offsets:
            if day < use.shape[1]:
                use[names.pool[pool], day] += 1
    return use


def suitable_rooms(problem: PlanningProblem, entry: WaitingListEntry) -> list[int]:
    """Return the rooms that a patient may lie in; all, if no ward day needs one."""
    rooms = problem.centre.rooms
    if not problem.policy.holds("H2") or not entry.pathway.ward_offsets:
        return list(range(len(rooms)))
    return [i for i, room in enumerate(rooms) if problem.room_suits(entry, room)]
