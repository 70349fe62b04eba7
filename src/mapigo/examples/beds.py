"""Beds that occupants take on day 0 and keep until they leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from mapigo.domain import WARD, Centre, Policy, Room
from mapigo.examples.casemix import Procedure

__all__ = ["FreeBeds"]


class FreeBeds:
    """The free ward beds in random order, and the free beds of pools by day.

    A ward bed taken is taken for good, even while its patient is still in the ICU.
    """

    def __init__(
        self, centre: Centre, policy: Policy, stream: np.random.Generator
    ) -> None:
        beds = [room for room in centre.rooms for _ in range(room.beds)]
        order = stream.permutation(len(beds))
        self._beds: list[Room] = [beds[index] for index in order]
        self._sex_of_room: dict[str, str] = {}
        self._n_days = centre.calendar.n_days
        self._free: Counter[tuple[str, int]] = Counter()
        for pool in centre.pools:
            reserve = policy.pool_reserve.get(pool.id, 0)
            for day, capacity in enumerate(pool.capacity_by_day):
                self._free[pool.id, day] = capacity - reserve

    def take(self, procedure: Procedure, sex: str, places: Sequence[str]) -> str | None:
        """Take the beds of a stay; return the ward room, or ``None`` if one lacks.

        Parameters
        ----------
        procedure
            The patient's procedure, which says the ward and the equipment.
        sex
            Nobody of the other sex is in the room.
        places
            Where each remaining bed-day is spent, from day 0.
        """
        bed_days = [
            (place, day)
            for day, place in enumerate(places[: self._n_days])
            if place != WARD
        ]
        if any(self._free[bed_day] < 1 for bed_day in bed_days):
            return None
        room = self._take_ward_bed(procedure, sex)
        if room is not None:
            self._free.subtract(bed_days)
        return room

    def _take_ward_bed(self, procedure: Procedure, sex: str) -> str | None:
        for index, room in enumerate(self._beds):
            suits = (
                room.ward == procedure.ward
                and procedure.equipment <= room.equipment
                and self._sex_of_room.get(room.id, sex) == sex
            )
            if suits:
                self._sex_of_room[room.id] = sex
                return self._beds.pop(index).id
        return None
