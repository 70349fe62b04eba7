"""Walk through a plan and say who uses what on which day, inside the horizon."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import (
    Booking,
    Occupant,
    Pathway,
    Plan,
    PlanningProblem,
    WaitingListEntry,
)
from mapigo.scoring.person import Person

__all__ = [
    "admissions",
    "arrival_offsets",
    "duty_rooms",
    "operations",
    "pool_arrivals",
    "pool_arrivals_of",
    "pool_days",
    "pool_days_of",
    "ward_days",
    "ward_days_of",
]

Admission = tuple[Booking, WaitingListEntry]


def admissions(problem: PlanningProblem, plan: Plan) -> list[Admission]:
    """Return the plan's bookings, each with the entry that it admits."""
    entries = {entry.id: entry for entry in problem.waiting_list}
    return [(booking, entries[booking.patient]) for booking in plan.bookings]


def ward_days(
    problem: PlanningProblem, admitted: list[Admission]
) -> Iterator[tuple[tuple[str, int], Person]]:
    """Yield ((room, day), person) for every ward day of occupants and patients."""
    per_day = problem.centre.calendar.shifts_per_day
    for occupant in problem.occupants:
        person = Person.arriving(occupant, 0, per_day)
        yield from ward_days_of(problem, person, occupant.room)
    for booking, entry in admitted:
        person = Person.arriving(entry, booking.admission_day, per_day)
        yield from ward_days_of(problem, person, booking.room)


def ward_days_of(
    problem: PlanningProblem, person: Person, room_id: str
) -> Iterator[tuple[tuple[str, int], Person]]:
    """Yield ((room, day), person) for every ward day of one person."""
    if not room_id:
        return
    for offset in person.entry_or_occupant.pathway.ward_offsets:
        day = person.arrival_day + offset
        if _in_horizon(problem, day):
            yield (room_id, day), person


def operations(
    problem: PlanningProblem, admitted: list[Admission]
) -> Iterator[tuple[int, Booking]]:
    """Yield (day of the operation, booking)."""
    for booking, entry in admitted:
        day = booking.admission_day + entry.operation_offset
        if _in_horizon(problem, day):
            yield day, booking


def pool_days(
    problem: PlanningProblem, admitted: list[Admission]
) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield ((pool, day), id) for every unit of a pool that someone uses."""
    arrivals: list[tuple[int, Occupant | WaitingListEntry]] = [
        *((0, occupant) for occupant in problem.occupants),
        *((booking.admission_day, entry) for booking, entry in admitted),
    ]
    for arrival_day, who in arrivals:
        for unit_day in pool_days_of(problem, who, arrival_day):
            yield unit_day, who.id


def pool_days_of(
    problem: PlanningProblem, who: Occupant | WaitingListEntry, arrival_day: int
) -> Iterator[tuple[str, int]]:
    """Yield (pool, day) for every unit of a pool that one person uses."""
    for pool_id, offset in _pool_offsets(who):
        if _in_horizon(problem, arrival_day + offset):
            yield pool_id, arrival_day + offset


def pool_arrivals(
    problem: PlanningProblem, admitted: list[Admission]
) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield ((pool, day), id) for everybody who reaches a pool after day 0, or comes.

    A stay in a pool is one arrival, on its first day; teams are no stay.
    """
    for occupant in problem.occupants:
        for pool_id, offset in arrival_offsets(occupant.pathway):
            if offset > 0 and _in_horizon(problem, offset):
                yield (pool_id, offset), occupant.id
    for booking, entry in admitted:
        for pool_day in pool_arrivals_of(problem, booking, entry):
            yield pool_day, entry.id


def pool_arrivals_of(
    problem: PlanningProblem, booking: Booking, entry: WaitingListEntry
) -> Iterator[tuple[str, int]]:
    """Yield (pool, day) for each pool that an admitted patient reaches."""
    for pool_id, offset in arrival_offsets(entry.pathway):
        day = booking.admission_day + offset
        if _in_horizon(problem, day):
            yield pool_id, day


def arrival_offsets(pathway: Pathway) -> Iterator[tuple[str, int]]:
    """Yield (pool, days after admission) of the first day of each stay in a pool."""
    places: dict[int, str] = {}
    for pool, offset in pathway.pool_offsets:
        places[offset] = pool
        if places.get(offset - 1) != pool:
            yield pool, offset


def _pool_offsets(who: Occupant | WaitingListEntry) -> Iterator[tuple[str, int]]:
    yield from who.pathway.pool_offsets
    if isinstance(who, WaitingListEntry):
        for team in who.teams:
            yield team, who.operation_offset


def duty_rooms(
    problem: PlanningProblem, plan: Plan
) -> Iterator[tuple[str, str, int, int]]:
    """Yield (nurse, room, day, index of the shift in the day), in the plan's order."""
    shift_types = problem.centre.calendar.shift_types
    index_of = {shift: index for index, shift in enumerate(shift_types)}
    for duty in plan.duties:
        if _in_horizon(problem, duty.day):
            for room_id in duty.rooms:
                yield duty.nurse, room_id, duty.day, index_of[duty.shift]


def _in_horizon(problem: PlanningProblem, day: int) -> bool:
    return 0 <= day < problem.centre.calendar.n_days
