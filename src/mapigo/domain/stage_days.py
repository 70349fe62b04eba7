"""A stay that proves longer or shorter in one of its stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from mapigo.domain.pathway import Pathway, Stage
from mapigo.domain.people import Occupant, WaitingListEntry

__all__ = ["planned_days", "with_stage_days"]

Person = TypeVar("Person", WaitingListEntry, Occupant)


def planned_days(person: WaitingListEntry | Occupant, place: str) -> int:
    """Return the days of the last stage at a place."""
    return person.pathway.stages[_last_stage(person.pathway, place)].days


def with_stage_days(
    person: Person, place: str, days: int, shifts_per_day: int
) -> Person:
    """Return a person whose last stage at a place takes so many days in all.

    The length of the stage is known from now on: its distribution is dropped. Days
    that are added need the care of the stage's last day.
    """
    stages = list(person.pathway.stages)
    number = _last_stage(person.pathway, place)
    stages[number] = Stage(place, days)
    kept = _days_kept(person.pathway, number, days)
    return replace(
        person,
        pathway=Pathway(tuple(stages)),
        workload=_of_days(person.workload, kept, shifts_per_day),
        required_skill=_of_days(person.required_skill, kept, shifts_per_day),
    )


def _last_stage(pathway: Pathway, place: str) -> int:
    return max(n for n, stage in enumerate(pathway.stages) if stage.place == place)


def _days_kept(pathway: Pathway, number: int, days: int) -> list[int]:
    """Return which day of the stay each day of the new stay takes its care from."""
    first_day = sum(stage.days for stage in pathway.stages[:number])
    end = first_day + pathway.stages[number].days
    of_stage = range(first_day, end)
    # What a stage without days would need is not known: that of the ward comes nearest.
    like = (*pathway.ward_offsets, *of_stage)[-1:] or (0,)
    added = list(like) * (days - len(of_stage))
    after = range(end, pathway.length_of_stay)
    return [*range(first_day), *of_stage[:days], *added, *after]


def _of_days(
    numbers: Sequence[int], days: Sequence[int], shifts_per_day: int
) -> tuple[int, ...]:
    """Return the numbers of the shifts of some days of the stay, in their order."""
    return tuple(
        number
        for day in days
        for number in numbers[day * shifts_per_day : (day + 1) * shifts_per_day]
    )
