"""What is still free of theatres, surgeons, pools and ward beds, day by day."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import WARD, Centre, Occupant, Policy, WaitingListEntry

__all__ = ["Ledger"]

Key = tuple[str, str]


class Ledger:
    """Amounts used of each resource on each day, for promises made one by one.

    A day of a resource takes a further patient while less than ``fill`` of it is
    promised and the patient still fits.
    """

    def __init__(
        self,
        centre: Centre,
        occupants: Iterable[Occupant],
        policy: Policy,
        fill: float,
    ) -> None:
        self._theatres = centre.theatres
        self._n_days = centre.calendar.n_days
        self._capacity = _capacities(centre, occupants, policy)
        self._used = {key: np.zeros_like(days) for key, days in self._capacity.items()}
        self._fill = fill

    def promise(self, entry: WaitingListEntry) -> int | None:
        """Take what an entry needs on its first possible day, and return the day."""
        for day in range(entry.earliest_day, self._n_days - entry.operation_offset):
            needs = self._needs(entry, day)
            if needs is not None and all(
                self._has_room(key, on, amount) for key, on, amount in needs
            ):
                for key, on, amount in needs:
                    self._used[key][on] += amount
                return day
        return None

    def _has_room(self, key: Key, day: int, amount: int) -> bool:
        used, capacity = self._used[key][day], self._capacity[key][day]
        return bool(used < self._fill * capacity and used + amount <= capacity)

    def _needs(
        self, entry: WaitingListEntry, day: int
    ) -> list[tuple[Key, int, int]] | None:
        """Return (resource, day, amount) of an admission; ``None``: no theatre."""
        operation = day + entry.operation_offset
        theatre = self._theatre_for(entry, operation)
        if theatre is None:
            return None
        places = [(place, offset) for place, offset in entry.pathway.pool_offsets]
        places += [(team, entry.operation_offset) for team in entry.teams]
        beds = [(("ward", entry.ward), day + off) for off in entry.pathway.ward_offsets]
        pools = [(("pool", place), day + off) for place, off in places]
        return [
            (theatre, operation, entry.theatre_minutes),
            (("surgeon", entry.surgeons[0]), operation, entry.theatre_minutes),
            *((key, on, 1) for key, on in (*beds, *pools) if on < self._n_days),
        ]

    def _theatre_for(self, entry: WaitingListEntry, day: int) -> Key | None:
        for theatre in self._theatres:
            key = ("theatre", theatre.id)
            if entry.needed_capabilities <= theatre.capabilities and self._has_room(
                key, day, entry.theatre_minutes
            ):
                return key
        return None


def _capacities(
    centre: Centre, occupants: Iterable[Occupant], policy: Policy
) -> dict[Key, NDArray[np.int64]]:
    """Return what there is of each resource on each day, less what occupants use."""
    n_days = centre.calendar.n_days
    capacity: dict[Key, NDArray[np.int64]] = {}
    for theatre in centre.theatres:
        capacity["theatre", theatre.id] = np.array(theatre.minutes_by_day)
    for surgeon in centre.surgeons:
        capacity["surgeon", surgeon.id] = np.array(surgeon.minutes_by_day)
    for pool in centre.pools:
        reserve = policy.pool_reserve.get(pool.id, 0)
        free = np.array(pool.capacity_by_day) - reserve
        capacity["pool", pool.id] = np.maximum(free, 0)
    for ward in centre.wards:
        rooms = [room for room in centre.rooms if room.ward == ward.id]
        capacity["ward", ward.id] = np.array(
            [sum(room.open_beds(day) for room in rooms) for day in range(n_days)]
        )
    _subtract_occupants(capacity, centre, occupants)
    return capacity


def _subtract_occupants(
    capacity: dict[Key, NDArray[np.int64]],
    centre: Centre,
    occupants: Iterable[Occupant],
) -> None:
    ward_of_room = {room.id: room.ward for room in centre.rooms}
    for occupant in occupants:
        day = 0
        for stage in occupant.pathway.stages:
            key = (
                ("ward", ward_of_room[occupant.room])
                if stage.place == WARD
                else ("pool", stage.place)
            )
            capacity[key][day : day + stage.days] -= 1
            day += stage.days
