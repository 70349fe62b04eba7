"""How large a hospital's exact models would be, known before anything is built."""

from __future__ import annotations

import numpy as np

from mapigo.domain import PlanningProblem
from mapigo.solver.arrays import row
from mapigo.solver.exact.ward_days import ward_days
from mapigo.solver.kernels.layout import Instance

__all__ = ["nurses_are_few", "rooms_are_few"]

MOST_STAYS = 1_500
"""Entries by allowed day and room, up to which rooms are decided.

With more than 1,100, rooms did not raise the bound of a public instance in 20 seconds.
"""

MOST_CARES = 5_000
"""The same by shift and nurse of the stay, up to which nurses are decided.

With 6,254 (small04 of the benchmark), half a minute did not suffice for a proof.
"""


def rooms_are_few(instance: Instance) -> bool:
    """Whether to decide on rooms."""
    return n_stays(instance) <= MOST_STAYS


def nurses_are_few(problem: PlanningProblem, instance: Instance) -> bool:
    """Whether to decide on rooms and nurses."""
    return rooms_are_few(instance) and n_cares(problem, instance) <= MOST_CARES


def n_stays(instance: Instance) -> int:
    """Count entries by allowed day and room."""
    return int((np.diff(instance.day_start) * np.diff(instance.room_start)).sum())


def n_cares(problem: PlanningProblem, instance: Instance) -> int:
    """Count entries by allowed day, room, shift of the stay, and nurse on it.

    Occupants have their room, and count by shift and nurse.
    """
    nurses = np.diff(instance.nurse_start).reshape(instance.n_days, -1).sum(axis=1)
    n_rooms = np.diff(instance.room_start)
    count = 0
    for occupant in problem.occupants:
        days = [k for k in occupant.pathway.ward_offsets if k < instance.n_days]
        count += int(nurses[days].sum())
    for patient in range(instance.n_entries):
        for day in row(instance.day_start, instance.allowed_day, patient):
            days = ward_days(instance, patient, day)
            count += int(n_rooms[patient] * nurses[days].sum())
    return count
