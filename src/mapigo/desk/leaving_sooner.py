"""What becomes of the beds if somebody steps down from a unit today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import WARD, Occupant, Pathway, PlanningProblem, WaitingListEntry
from mapigo.domain.stage_days import with_stage_days
from mapigo.scoring import Occupancy

__all__ = ["beds_in_the_way", "can_be_shortened", "with_step_down"]


def can_be_shortened(stay: UnitStay) -> bool:
    """Whether the stay can be shortened: it is the last that the person has there."""
    later = stay.person.pathway.stages[stay.last_stage + 1 :]
    return len(stay.stages) == 1 and all(one.place != stay.unit for one in later)


def with_step_down(problem: PlanningProblem, stay: UnitStay) -> PlanningProblem:
    """Return the problem in which a person leaves the unit today.

    All that comes later in the stay comes as many days sooner, discharge too. It is
    what the event ``stay_changed`` of ``mapigo replan`` does.
    """
    stepped = _stepped_down(problem, stay)
    if isinstance(stepped, Occupant):
        occupants = (
            stepped if one.id == stepped.id else one for one in problem.occupants
        )
        here = tuple(one for one in occupants if one.pathway.length_of_stay)
        return replace(problem, occupants=here)
    entries = (stepped if one.id == stepped.id else one for one in problem.waiting_list)
    return replace(problem, waiting_list=tuple(entries))


def _stepped_down(
    problem: PlanningProblem, stay: UnitStay
) -> WaitingListEntry | Occupant:
    person, nights = stay.person, problem.today - stay.first_day
    per_day = problem.centre.calendar.shifts_per_day
    if isinstance(person, Occupant):
        return with_stage_days(person, stay.unit, nights, per_day)
    return with_stage_days(person, stay.unit, nights, per_day)


def beds_in_the_way(
    occupancy: Occupancy, stay: UnitStay
) -> tuple[tuple[str, int], ...]:
    """Return where a person who steps down today would find no bed.

    Returns
    -------
    tuple of (str, int)
        Each place, a pool or a room, with the day; none if there is a bed on each of
        the days that the person comes sooner.
    """
    sooner = _bed_days(_stepped_down(occupancy.problem, stay).pathway)
    planned = _bed_days(stay.person.pathway)
    return tuple(_full(occupancy, stay, sorted((sooner - planned).elements())))


def _bed_days(pathway: Pathway) -> Counter[tuple[int, str]]:
    ward = ((day, WARD) for day in pathway.ward_offsets)
    pools = ((day, pool) for pool, day in pathway.pool_offsets)
    return Counter((*ward, *pools))


def _full(
    occupancy: Occupancy, stay: UnitStay, bed_days: list[tuple[int, str]]
) -> Iterator[tuple[str, int]]:
    begin = stay.booking.admission_day if stay.booking else 0
    for offset, place in bed_days:
        day = begin + offset
        if day >= occupancy.problem.centre.calendar.n_days:
            continue
        if place != WARD and occupancy.free.pool_units[place, day] < 1:
            yield place, day
        if place == WARD and _is_shut(occupancy, stay, day):
            yield f"room {stay.room}" if stay.room else "no room", day


def _is_shut(occupancy: Occupancy, stay: UnitStay, day: int) -> bool:
    """Whether the room has no bed, no nurse, or a patient of another sex."""
    free, room = occupancy.free, stay.room
    if not room or day in free.full_days[room] or day in free.unstaffed_days[room]:
        return True
    persons = occupancy.persons.get((room, day), ())
    is_mixed = any(person.sex != stay.person.sex for person in persons)
    return is_mixed and occupancy.problem.policy.holds("H1")
