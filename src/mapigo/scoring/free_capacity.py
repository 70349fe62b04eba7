"""What a plan leaves free: minutes, pool units, and the days on which rooms refuse."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from mapigo.scoring.booking_uses import BookingUses
    from mapigo.scoring.occupancy import Occupancy

__all__ = ["FreeCapacity"]

Key = TypeVar("Key", bound=Hashable)
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
        rooms = [room.id for room in occupancy.problem.centre.rooms]
        return cls(
            _theatre_minutes(occupancy),
            _surgeon_minutes(occupancy),
            _pool_units(occupancy),
            {room: _full_days(occupancy, room) for room in rooms},
            {
                (room, sex): _other_sex_days(occupancy, room, sex)
                for room in rooms
                for sex in _sexes(occupancy)
            },
            {room: _unstaffed_days(occupancy, room) for room in rooms},
        )

    def after(
        self, uses: BookingUses, n_more: int, occupancy: Occupancy
    ) -> FreeCapacity:
        """Return what is free when a booking has come or gone.

        ``n_more`` is 1 if it has come and -1 if it has gone; ``occupancy`` is the one
        after that.
        """
        minutes = n_more * uses.entry.theatre_minutes
        sexes = dict.fromkeys(sex for _, sex in self.other_sex_days)
        return FreeCapacity(
            _less(self.theatre_minutes, uses.theatre_days, minutes),
            _less(self.surgeon_minutes, uses.surgeon_days, minutes),
            _less(self.pool_units, uses.pool_days, n_more),
            _marked(
                self.full_days,
                (
                    (room, day, _is_full(occupancy, room, day))
                    for room, day in uses.room_days
                ),
            ),
            _marked(
                self.other_sex_days,
                (
                    ((room, sex), day, bool(_sexes_in(occupancy, room, day) - {sex}))
                    for room, day in uses.room_days
                    for sex in sexes
                ),
            ),
            _marked(
                self.unstaffed_days,
                (
                    (room, day, _is_unstaffed(occupancy, room, day))
                    for room, day in uses.room_days
                ),
            ),
        )


def _less(
    free: dict[DayKey, int], at: Iterable[DayKey], used: int
) -> dict[DayKey, int]:
    """Return what is free when some is used, once for each mention of a place."""
    changed = dict(free)
    for key in at:
        changed[key] -= used
    return changed


def _marked(
    days_of: dict[Key, Days], marks: Iterable[tuple[Key, int, bool]]
) -> dict[Key, Days]:
    """Return the sets of days with some days put in or taken out."""
    changed = dict(days_of)
    for key, day, is_in in marks:
        if is_in != (day in changed[key]):
            changed[key] ^= {day}
    return changed


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


def _full_days(occupancy: Occupancy, room_id: str) -> Days:
    return frozenset(
        day for day in _days(occupancy) if _is_full(occupancy, room_id, day)
    )


def _is_full(occupancy: Occupancy, room_id: str, day: int) -> bool:
    persons = occupancy.persons.get((room_id, day), ())
    return len(persons) >= occupancy.rooms[room_id].open_beds(day)


def _other_sex_days(occupancy: Occupancy, room_id: str, sex: str) -> Days:
    return frozenset(
        day for day in _days(occupancy) if _sexes_in(occupancy, room_id, day) - {sex}
    )


def _sexes(occupancy: Occupancy) -> list[str]:
    """Return the sexes of those who wait."""
    return sorted({entry.sex for entry in occupancy.problem.waiting_list})


def _sexes_in(occupancy: Occupancy, room_id: str, day: int) -> set[str]:
    return {person.sex for person in occupancy.persons.get((room_id, day), ())}


def _unstaffed_days(occupancy: Occupancy, room_id: str) -> Days:
    return frozenset(
        day for day in _days(occupancy) if _is_unstaffed(occupancy, room_id, day)
    )


def _is_unstaffed(occupancy: Occupancy, room_id: str, day: int) -> bool:
    """Whether a room is empty, and lacks a nurse in a shift in which nobody works."""
    if not occupancy.problem.centre.nurses or (room_id, day) in occupancy.persons:
        return False
    return any(
        (day, index) not in occupancy.nurses_on_duty
        and (room_id, day, index) not in occupancy.nurses
        for index, _ in occupancy.shifts_of(day)
    )
