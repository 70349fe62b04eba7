"""Beds that lack when stays run long (S11), and even arrivals at pools (S13)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mapigo.scoring.scenarios import N_SCENARIOS
from mapigo.solver.exact.costed_model import Choice, Term
from mapigo.solver.exact.stays import Stays
from mapigo.solver.exact.ward_days import ward_days

__all__ = ["charge_arrivals", "charge_overflow"]

UnitDay = tuple[int, int]


def charge_arrivals(stays: Stays) -> None:
    """Charge arrivals at pools above those that a day can take well."""
    instance = stays.instance
    if not instance.uneven_weight:
        return
    coming: defaultdict[tuple[int, int], list[Term]] = defaultdict(list)
    for pool, day in np.ndindex(stays.empty.arrivals.shape):
        free = int(instance.even_arrivals[pool] - stays.empty.arrivals[pool, day])
        if free < 0:
            stays.model.always += int(instance.uneven_weight) * -free
    for (patient, day), on_day in stays.on_day.items():
        first, last = instance.arrival_start[patient : patient + 2]
        for i in range(first, last):
            when = day + int(instance.arrival_offset[i])
            if when < instance.n_days:
                coming[int(instance.arrival_pool[i]), when].append((on_day, 1))
    for (pool, day), terms in coming.items():
        free = int(instance.even_arrivals[pool] - stays.empty.arrivals[pool, day])
        stays.model.charge_above(terms, max(0, free), int(instance.uneven_weight))


def charge_overflow(stays: Stays) -> None:
    """Charge the beds that each unit lacks, in all scenarios together.

    A ward is only asked where a stay has planned days there within the horizon: others
    need no room, and so have no ward.
    """
    instance = stays.instance
    if not instance.overflow_weight:
        return
    there: defaultdict[UnitDay, list[tuple[Choice, int]]] = defaultdict(list)
    for unit_day, choice, present in _possible(stays):
        there[unit_day].append((choice, present))
    for unit, day in np.ndindex(instance.unit_capacity.shape):
        _charge_unit(stays, there[unit, day], _free_beds(stays, unit, day))


def _charge_unit(
    stays: Stays, there: list[tuple[Choice, int]], free: NDArray[np.int64]
) -> None:
    """Charge what one unit lacks on one day, given the beds free in each scenario."""
    model, price = stays.model, int(stays.instance.overflow_weight)
    model.always += price * int(np.maximum(0, -free).sum())
    # Scenarios with the same people and the same beds lack the same.
    alike: Counter[tuple[int, tuple[int, ...]]] = Counter()
    for scenario, beds in enumerate(np.maximum(0, free).tolist()):
        who = [i for i, (_, bits) in enumerate(there) if bits >> scenario & 1]
        alike[beds, tuple(who)] += 1
    for (beds, who_is_there), n in alike.items():
        model.charge_above([(there[i][0], 1) for i in who_is_there], beds, n * price)


def _possible(stays: Stays) -> Iterator[tuple[UnitDay, Choice, int]]:
    """Yield where each stay may be on which day, and in which scenarios, a bit each."""
    instance = stays.instance
    for (patient, day), on_day in stays.on_day.items():
        first, last = instance.unit_start[patient : patient + 2]
        rooms: list[int] = []
        if ward_days(instance, patient, day):
            rooms = [
                room
                for room in range(instance.n_rooms)
                if (patient, day, room) in stays.in_bed
            ]
        for i in range(first, last):
            when = day + int(instance.unit_offset[i])
            if when >= instance.n_days:
                continue
            unit, present = int(instance.unit[i]), int(instance.unit_present[i])
            if unit >= 0:
                yield (unit, when), on_day, present
                continue
            for room in rooms:
                ward = int(instance.unit_of_room[room])
                yield (ward, when), stays.in_bed[patient, day, room], present


def _free_beds(stays: Stays, unit: int, day: int) -> NDArray[np.int64]:
    """Return the beds that occupants leave in each scenario, below 0 if they lack."""
    count = stays.empty.unit_count[unit, day]
    digits = np.arange(len(count))
    bits = count[None, :] >> np.arange(N_SCENARIOS, dtype=np.uint64)[:, None]
    persons = ((bits & np.uint64(1)).astype(np.int64) << digits).sum(axis=1)
    free: NDArray[np.int64] = int(stays.instance.unit_capacity[unit, day]) - persons
    return free
