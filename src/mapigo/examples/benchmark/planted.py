"""A plan kept while a hospital is made, which proves that it can be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Centre, Occupant, WaitingListEntry

__all__ = ["PlantedPlan"]


class PlantedPlan:
    """Admissions made one by one, none of which breaks a hard rule."""

    def __init__(
        self,
        centre: Centre,
        occupants: Sequence[Occupant],
        chance: np.random.Generator,
    ) -> None:
        self._rooms = {room.id: i for i, room in enumerate(centre.rooms)}
        self._surgeons = {surgeon.id: i for i, surgeon in enumerate(centre.surgeons)}
        self._chance = chance
        n_days = centre.calendar.n_days
        beds = np.array([room.beds for room in centre.rooms])
        self._free_beds = np.repeat(beds[:, None], n_days, axis=1)
        self._sex = np.full((len(beds), n_days), "", dtype="U8")
        self._theatre_minutes = _minutes_left(t.minutes_by_day for t in centre.theatres)
        self._surgeon_minutes = _minutes_left(s.minutes_by_day for s in centre.surgeons)
        for occupant in occupants:
            last = occupant.pathway.length_of_stay
            self._lie_down(occupant.sex, self._rooms[occupant.room], slice(0, last))

    def admit(self, entry: WaitingListEntry, days: Sequence[int]) -> bool:
        """Admit an entry on the first of the days that has room; whether one had."""
        return any(self._admit_on(entry, day) for day in days)

    def _admit_on(self, entry: WaitingListEntry, day: int) -> bool:
        minutes = entry.theatre_minutes
        surgeon = self._surgeons[entry.surgeons[0]]
        theatres = np.flatnonzero(self._theatre_minutes[:, day] >= minutes)
        if self._surgeon_minutes[surgeon, day] < minutes or not theatres.size:
            return False
        stay = slice(day, day + entry.pathway.length_of_stay)
        is_free = (self._free_beds[:, stay] > 0).all(axis=1)
        sexes = self._sex[:, stay]
        is_free &= ((sexes == "") | (sexes == entry.sex)).all(axis=1)
        is_free[[self._rooms[name] for name in entry.incompatible_rooms]] = False
        rooms = np.flatnonzero(is_free)
        if not rooms.size:
            return False
        self._lie_down(entry.sex, int(self._chance.choice(rooms)), stay)
        self._theatre_minutes[self._chance.choice(theatres), day] -= minutes
        self._surgeon_minutes[surgeon, day] -= minutes
        return True

    def _lie_down(self, sex: str, room: int, stay: slice) -> None:
        self._free_beds[room, stay] -= 1
        self._sex[room, stay] = sex


def _minutes_left(by_day: Iterable[tuple[int, ...]]) -> NDArray[np.int64]:
    return np.array(list(by_day), dtype=np.int64)
