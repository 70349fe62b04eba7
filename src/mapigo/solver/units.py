"""Wards and pools as arrays: who may be where in which scenario (S11, S13)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import WARD, Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring.placing import arrival_offsets
from mapigo.scoring.scenarios import N_SCENARIOS, bed_days
from mapigo.scoring.unit_loads import UnitLoads, capacities, unit_of_room
from mapigo.solver.arrays import Ints, ints, ragged, table
from mapigo.solver.limits import UNLIMITED
from mapigo.solver.names import Names

__all__ = ["Units", "most_overflow", "occupants_arriving", "occupants_in_units"]

OF_ROOM = -1
Bits = NDArray[np.uint64]
BITS = np.uint64(1) << np.arange(N_SCENARIOS, dtype=np.uint64)


@dataclass(frozen=True)
class Units:
    """The arrays of ``layout.Instance`` that are about units and arrivals.

    A rule without a weight has empty lists, so that the search spends no time on it.
    """

    has_flow: int
    overflow_weight: int
    uneven_weight: int
    n_digits: int
    unit_start: Ints
    unit: Ints
    unit_offset: Ints
    unit_present: Bits
    unit_of_room: Ints
    unit_capacity: Ints
    arrival_start: Ints
    arrival_pool: Ints
    arrival_offset: Ints
    even_arrivals: Ints

    @classmethod
    def of(cls, problem: PlanningProblem) -> Units:
        """Lay a problem's units out."""
        names = Names.of(problem)
        numbers = unit_numbers(problem)
        n_people = len(problem.waiting_list) + len(problem.occupants)
        stays = [
            unit_days_of(problem, entry, numbers) for entry in problem.waiting_list
        ]
        unit_start, unit = ragged([[unit for unit, _, _ in of] for of in stays])
        _, unit_offset = ragged([[offset for _, offset, _ in of] for of in stays])
        present = [present for of in stays for _, _, present in of]
        arriving = [arrivals_of(problem, entry) for entry in problem.waiting_list]
        arrival_start, arrival_pool = ragged(
            [[names.pool[pool] for pool, _ in of] for of in arriving]
        )
        _, arrival_offset = ragged([[offset for _, offset in of] for of in arriving])
        even = problem.policy.even_arrivals
        return cls(
            has_flow=int(len(unit) + len(arrival_pool) > 0),
            overflow_weight=problem.policy.weight("S11"),
            uneven_weight=problem.policy.weight("S13"),
            n_digits=(n_people + 1).bit_length(),
            unit_start=unit_start,
            unit=unit,
            unit_offset=unit_offset,
            unit_present=np.array(present, dtype=np.uint64),
            unit_of_room=ints(
                [numbers.get(unit, 0) for unit in unit_of_room(problem).values()]
            ),
            unit_capacity=unit_capacity(problem, numbers, n_people + 1),
            arrival_start=arrival_start,
            arrival_pool=arrival_pool,
            arrival_offset=arrival_offset,
            even_arrivals=ints([even.get(pool, UNLIMITED) for pool in names.pool]),
        )


def unit_numbers(problem: PlanningProblem) -> dict[str, int]:
    """Return where each ward and pool stands; none where overflow costs nothing."""
    if not problem.policy.weight("S11"):
        return {}
    units = dict.fromkeys(unit_of_room(problem).values())
    units |= dict.fromkeys(f"pool {pool.id}" for pool in problem.centre.pools)
    return {unit: number for number, unit in enumerate(units)}


def unit_capacity(problem: PlanningProblem, numbers: dict[str, int], most: int) -> Ints:
    """Return the beds of each unit on each day, shape (V, D), at the most ``most``."""
    n_days = problem.centre.calendar.n_days
    if not numbers:
        return table([], n_days)
    beds = capacities(problem)
    return table(
        [[min(most, beds[unit, day]) for day in range(n_days)] for unit in numbers],
        n_days,
    )


def unit_days_of(
    problem: PlanningProblem, entry: WaitingListEntry, numbers: dict[str, int]
) -> list[tuple[int, int, np.uint64]]:
    """Return (unit, day of the stay, scenarios) of one entry, within the horizon."""
    if not numbers:
        return []
    last = problem.centre.calendar.n_days - max(0, entry.earliest_day)
    return [
        (
            OF_ROOM if place == WARD else numbers[f"pool {place}"],
            offset,
            BITS[present].sum(dtype=np.uint64),
        )
        for place, offset, present in bed_days(entry)
        if offset < last and (place != WARD or entry.pathway.ward_offsets)
    ]


def arrivals_of(
    problem: PlanningProblem, entry: WaitingListEntry
) -> list[tuple[str, int]]:
    """Return (pool, day of the stay) of the arrivals that may cost something (S13)."""
    if not problem.policy.weight("S13"):
        return []
    even = problem.policy.even_arrivals
    return [
        (pool, offset)
        for pool, offset in arrival_offsets(entry.pathway)
        if pool in even
    ]


def most_overflow(problem: PlanningProblem, entry: WaitingListEntry) -> int:
    """Return a bound on what one patient can cost in S11 and S13."""
    most = problem.policy.weight("S13") * len(arrivals_of(problem, entry))
    if weight := problem.policy.weight("S11"):
        n_days = problem.centre.calendar.n_days
        most += weight * sum(
            int(present.sum())
            for _, offset, present in bed_days(entry)
            if offset < n_days
        )
    return most


def occupants_in_units(problem: PlanningProblem, n_digits: int) -> Bits:
    """Count the occupants, digit by digit, shape (V, D, digits)."""
    numbers = unit_numbers(problem)
    n_days = problem.centre.calendar.n_days
    count = np.zeros((len(numbers), n_days, n_digits), dtype=np.uint64)
    if not numbers:
        return count
    empty = UnitLoads.of_plan(problem, Plan())
    for (unit, day), persons in empty.persons.items():
        for digit in range(n_digits):
            is_set = (persons >> digit) & 1 == 1
            count[numbers[unit], day, digit] = BITS[is_set].sum(dtype=np.uint64)
    return count


def occupants_arriving(problem: PlanningProblem, names: Names) -> Ints:
    """Count the occupants who reach a pool after day 0, shape (Q, D)."""
    n_days = problem.centre.calendar.n_days
    arrivals = np.zeros((len(names.pool), n_days), dtype=np.int32)
    for occupant in problem.occupants:
        for pool, day in arrival_offsets(occupant.pathway):
            if 0 < day < n_days:
                arrivals[names.pool[pool], day] += 1
    return arrivals
