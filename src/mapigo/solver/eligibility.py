"""Which days, rooms and pools are open to an entry when nobody else is there."""

from __future__ import annotations

from collections import Counter

import numpy as np

from mapigo.domain import PlanningProblem, Room, WaitingListEntry
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
    return [
        [
            day
            for day in range(n_days)
            if is_allowed_day(problem, entry, day, minutes, pool_left)
        ]
        for entry in problem.waiting_list
    ]


def is_allowed_day(
    problem: PlanningProblem,
    entry: WaitingListEntry,
    day: int,
    minutes: dict[tuple[str, int], int],
    pool_left: dict[tuple[str, int], int],
) -> bool:
    """Whether an entry could be admitted on a day if it were alone (H3, H4, H6 …)."""
    centre, policy = problem.centre, problem.policy
    operation_day = day + entry.operation_offset
    if not entry.earliest_day <= day <= problem.latest_day(entry):
        return False
    if operation_day >= centre.calendar.n_days:
        return False
    if policy.holds("H13") and entry.is_suspended(day):
        return False
    if policy.holds("H3") and not any(
        entry.theatre_minutes <= minutes[f"surgeon {surgeon}", operation_day]
        for surgeon in entry.surgeons
    ):
        return False
    if not any(
        entry.theatre_minutes <= minutes[f"theatre {theatre.id}", operation_day]
        and (not policy.holds("H11") or problem.theatre_suits(entry, theatre))
        for theatre in centre.theatres
    ):
        return False
    return all(
        pool_left.get((pool, day + offset), units) >= units
        for (pool, offset), units in pool_units(problem, entry).items()
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

    def suits(room: Room) -> bool:
        return (
            not problem.policy.holds("H2")
            or not entry.pathway.ward_offsets
            or problem.room_suits(entry, room)
        )

    return [i for i, room in enumerate(problem.centre.rooms) if suits(room)]
