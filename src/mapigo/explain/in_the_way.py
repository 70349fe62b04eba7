"""Who is in a patient's way on a day: whose leaving alone would open it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mapigo.domain import Booking
from mapigo.explain.openings import Openings

__all__ = ["InTheWay", "holders_of_some", "in_the_way"]

Patients = set[str]
DayKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class InTheWay:
    """The persons of whom any one could leave to open a day, and what is lacking.

    ``lacking`` names ``pool``, ``theatre``, ``surgeon`` and ``room``, those of which
    the patient finds none; it is empty where the day is open.
    """

    persons: Patients
    lacking: frozenset[str]


def in_the_way(openings: Openings, day: int) -> InTheWay:
    """Return who alone keeps a possible date closed, by holding all that is lacking.

    Nobody does where the day is open, or where two would have to leave.
    """
    holders = list(_holders(openings, day))
    return InTheWay(
        set.intersection(*(persons for _, persons in holders)) if holders else set(),
        frozenset(kind for kind, _ in holders),
    )


def holders_of_some(openings: Openings, day: int) -> Patients:
    """Return who holds some of what is lacking first on a possible date."""
    on, occupancy = openings.operation_day(day), openings.occupancy
    for pool_day in openings.short_pool_days(day):
        return set(occupancy.pool_users.get(pool_day, ()))
    for open_ones, eligible, cases in (
        (openings.theatres, openings.eligible.theatres, occupancy.cases_by_theatre),
        (openings.surgeons, openings.eligible.surgeons, occupancy.cases_by_surgeon),
    ):
        if not open_ones(day):
            booked = (case for one in eligible for case in cases.get((one, on), ()))
            return {case.patient for case in booked}
    return {
        person.id
        for room in openings.eligible.rooms
        for ward_day in openings.ward_days(day)
        for person in occupancy.persons.get((room, ward_day), ())
    }


def _holders(openings: Openings, day: int) -> Iterator[tuple[str, Patients]]:
    """Yield what is lacking on a day, and who holds enough of it."""
    eligible, free, occupancy = openings.eligible, openings.free, openings.occupancy
    for pool_day in openings.short_pool_days(day):
        yield "pool", _pool_holders(openings, day, *pool_day)
    if not openings.theatres(day):
        cases, minutes = occupancy.cases_by_theatre, free.theatre_minutes
        yield "theatre", _time_holders(openings, day, eligible.theatres, cases, minutes)
    if not openings.surgeons(day):
        cases, minutes = occupancy.cases_by_surgeon, free.surgeon_minutes
        yield "surgeon", _time_holders(openings, day, eligible.surgeons, cases, minutes)
    if not openings.rooms(day):
        yield "room", _room_holders(openings, openings.ward_days(day))


def _pool_holders(
    openings: Openings, day: int, pool_id: str, short_day: int
) -> Patients:
    users = openings.occupancy.pool_users.get((pool_id, short_day), [])
    needed = openings.needs.pool_needs[pool_id, short_day - day]
    missing = needed - openings.free.pool_units[pool_id, short_day]
    return {user for user in users if users.count(user) >= missing}


def _time_holders(
    openings: Openings,
    day: int,
    eligible: tuple[str, ...],
    cases: dict[DayKey, list[Booking]],
    free_minutes: dict[DayKey, int],
) -> Patients:
    """Return whose case takes the minutes that are missing."""
    on, needed = openings.operation_day(day), openings.entry.theatre_minutes
    entry_of = openings.occupancy.entry_of
    return {
        case.patient
        for one in eligible
        for case in cases.get((one, on), ())
        if entry_of(case).theatre_minutes >= needed - free_minutes[one, on]
    }


def _room_holders(openings: Openings, days: frozenset[int]) -> Patients:
    return {
        person
        for room in openings.eligible.rooms
        for person in _who_closes(openings, room, days)
    }


def _who_closes(openings: Openings, room: str, days: frozenset[int]) -> Patients:
    """Return who alone keeps the patient out of a room, on all days it is closed."""
    free, sex = openings.free, openings.entry.sex
    closing = [_in_full(openings, room, day) for day in free.full_days[room] & days]
    if openings.problem.policy.holds("H1"):
        mixed = free.other_sex_days[room, sex] & days
        closing += [_only_other_sex(openings, room, day) for day in mixed]
    return set.intersection(*closing) if closing else set()


def _in_full(openings: Openings, room: str, day: int) -> Patients:
    """Return the persons of a full room; none where several would have to leave."""
    persons = openings.occupancy.persons.get((room, day), ())
    if len(persons) > openings.occupancy.rooms[room].open_beds(day):
        return set()
    return {person.id for person in persons}


def _only_other_sex(openings: Openings, room: str, day: int) -> Patients:
    persons = openings.occupancy.persons.get((room, day), ())
    others = {person.id for person in persons if person.sex != openings.entry.sex}
    return others if len(others) == 1 else set()
