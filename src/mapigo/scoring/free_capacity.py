"""What a plan leaves free: minutes, pool units, and the days on which rooms refuse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapigo.domain import Room

if TYPE_CHECKING:
    from mapigo.scoring.occupancy import Occupancy

__all__ = ["FreeCapacity"]

DayKey = tuple[str, int]
Days = frozenset[int]


@dataclass(frozen=True, slots=True)
class FreeCapacity:
    """Free minutes and units on every day of the horizon; negative where overdrawn.

    ``full_days`` are, by room, the days without a free open bed; ``other_sex_days``,
    by (room, sex), those on which someone of another sex lies there;
    ``unstaffed_days``, by room, those on which the room is empty, has no nurse in some
    shift, and no nurse works in that shift who could be given it.
    """

    theatre_minutes: dict[DayKey, int]
    surgeon_minutes: dict[DayKey, int]
    pool_units: dict[DayKey, int]
    full_days: dict[str, Days]
    other_sex_days: dict[tuple[str, str], Days]
    unstaffed_days: dict[str, Days]

    @classmethod
    def of(cls, occupancy: Occupancy) -> FreeCapacity:
        """Work out what the plan behind an occupancy leaves free."""
        centre = occupancy.problem.centre
        return cls(
            _theatre_minutes(occupancy),
            _surgeon_minutes(occupancy),
            _pool_units(occupancy),
            {room.id: _full_days(occupancy, room) for room in centre.rooms},
            _other_sex_days(occupancy),
            _unstaffed_days(occupancy),
        )


def _days(occupancy: Occupancy) -> range:
    return range(occupancy.problem.centre.calendar.n_days)


def _theatre_minutes(occupancy: Occupancy) -> dict[DayKey, int]:
    problem = occupancy.problem
    return {
        (theatre.id, day): problem.theatre_minutes(theatre, day)
        - sum(
            occupancy.entry_of(case).theatre_minutes
            for case in occupancy.cases_by_theatre.get((theatre.id, day), [])
        )
        for theatre in problem.centre.theatres
        for day in _days(occupancy)
    }


def _surgeon_minutes(occupancy: Occupancy) -> dict[DayKey, int]:
    return {
        (surgeon.id, day): surgeon.minutes_by_day[day]
        - sum(
            occupancy.entry_of(case).theatre_minutes
            for case in occupancy.cases_by_surgeon.get((surgeon.id, day), [])
        )
        for surgeon in occupancy.problem.centre.surgeons
        for day in _days(occupancy)
    }


def _pool_units(occupancy: Occupancy) -> dict[DayKey, int]:
    problem = occupancy.problem
    return {
        (pool.id, day): problem.pool_capacity(pool.id, day)
        - len(occupancy.pool_users.get((pool.id, day), []))
        for pool in problem.centre.pools
        for day in _days(occupancy)
    }


def _full_days(occupancy: Occupancy, room: Room) -> Days:
    return frozenset(
        day
        for day in _days(occupancy)
        if len(occupancy.persons.get((room.id, day), [])) >= room.open_beds(day)
    )


def _other_sex_days(occupancy: Occupancy) -> dict[tuple[str, str], Days]:
    problem = occupancy.problem
    sexes_in = {
        place: {person.sex for person in persons}
        for place, persons in occupancy.persons.items()
    }
    nobody: set[str] = set()
    return {
        (room.id, sex): frozenset(
            day
            for day in _days(occupancy)
            if sexes_in.get((room.id, day), nobody) - {sex}
        )
        for room in problem.centre.rooms
        for sex in sorted({entry.sex for entry in problem.waiting_list})
    }


def _unstaffed_days(occupancy: Occupancy) -> dict[str, Days]:
    centre = occupancy.problem.centre
    if not centre.nurses:
        return {room.id: frozenset() for room in centre.rooms}
    worked = {(day, shift_index) for _, day, shift_index in occupancy.max_load}
    return {
        room.id: frozenset(
            day
            for day in _days(occupancy)
            if (room.id, day) not in occupancy.persons
            and any(
                (day, index) not in worked
                and (room.id, day, index) not in occupancy.nurses
                for index, _ in occupancy.shifts_of(day)
            )
        )
        for room in centre.rooms
    }
