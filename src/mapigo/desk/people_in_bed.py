"""Who lies in a unit as the day begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.staying_on import chance_in_bed
from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import WARD

__all__ = ["InBed", "people_in_bed"]


@dataclass(frozen=True, slots=True)
class InBed:
    """Someone in the unit in the morning.

    ``leaves_day`` is planned, and ``next_has_bed`` tells whether the next place has a
    bed then; ``None`` beyond the horizon. The chances are those of needing the bed
    tonight and in the night of tomorrow; ``None`` where the stay has outlasted all that
    is known.
    """

    stay: UnitStay
    leaves_day: int
    next_has_bed: bool | None
    chance_tonight: float | None
    chance_tomorrow: float | None

    @property
    def patient(self) -> str:
        """The id of the patient or occupant."""
        return self.stay.person.id


def people_in_bed(now: OpenPlan, stays: Sequence[UnitStay]) -> tuple[InBed, ...]:
    """Return who lies in the unit as today begins, who leaves first at the top."""
    today = now.problem.today
    found = [
        _in_bed(now, stay) for stay in stays if stay.is_in_bed_on_the_morning_of(today)
    ]
    return tuple(sorted(found, key=lambda one: (one.leaves_day, one.patient)))


def _in_bed(now: OpenPlan, stay: UnitStay) -> InBed:
    today = now.problem.today
    return InBed(
        stay,
        stay.end_day,
        _next_has_bed(now, stay),
        chance_in_bed(stay, today, today),
        chance_in_bed(stay, today, today + 1),
    )


def _next_has_bed(now: OpenPlan, stay: UnitStay) -> bool | None:
    """Whether the place after the unit has no more patients then than beds."""
    day, place, free = stay.end_day, stay.next_place, now.occupancy.free
    if not place:
        return True
    if day >= now.problem.centre.calendar.n_days:
        return None
    if place != WARD:
        return free.pool_units[place, day] >= 0
    room = now.occupancy.rooms.get(stay.room)
    persons = now.occupancy.persons.get((stay.room, day), ())
    return room is not None and len(persons) <= room.open_beds(day)
