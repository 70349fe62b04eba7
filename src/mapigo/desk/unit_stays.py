"""Who is in a unit when: the stays of occupants and patients in a pool of beds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mapigo.domain import (
    Booking,
    Occupant,
    Plan,
    PlanningProblem,
    Pool,
    Stage,
    WaitingListEntry,
)
from mapigo.domain.intensive_care import is_intensive_care
from mapigo.scoring.placing import admissions

__all__ = ["UnitStay", "bed_pools", "icu_pools", "unit_stays"]


@dataclass(frozen=True, slots=True)
class UnitStay:
    """One stay in a unit as planned, ``end_day`` being the first day elsewhere.

    ``stages`` are those of the pathway spent there without a break, ``last_stage`` the
    place of the last of them in it. ``next_place`` is ``WARD``, a pool, or empty for
    who goes home.
    """

    person: WaitingListEntry | Occupant
    booking: Booking | None
    unit: str
    stages: tuple[Stage, ...]
    last_stage: int
    first_day: int
    end_day: int
    next_place: str

    @property
    def room(self) -> str:
        """The ward room of the stay in the house; empty if there is none."""
        if isinstance(self.person, Occupant):
            return self.person.room
        return self.booking.room if self.booking else ""

    @property
    def since_day(self) -> int | None:
        """The first day in the unit; ``None`` for who was there before day 0."""
        was_there = isinstance(self.person, Occupant) and self.first_day == 0
        return None if was_there else self.first_day

    def is_in_bed_on_the_morning_of(self, day: int) -> bool:
        """Whether the person has the bed as a day begins."""
        before = self.first_day < day or (day == 0 and self.since_day is None)
        return before and self.end_day >= max(day, 1)

    def comes_on(self, day: int) -> bool:
        """Whether the person comes to the unit on a day."""
        return self.since_day == day


def bed_pools(problem: PlanningProblem) -> list[Pool]:
    """Return the pools in which people lie; teams and the like are none."""
    pathways = (
        *(entry.pathway for entry in problem.waiting_list),
        *(occupant.pathway for occupant in problem.occupants),
    )
    places = {stage.place for pathway in pathways for stage in pathway.stages}
    return [pool for pool in problem.centre.pools if pool.id in places]


def icu_pools(problem: PlanningProblem) -> list[Pool]:
    """Return the pools of beds that are ICUs by name, or all if none is."""
    pools = bed_pools(problem)
    icus = [pool for pool in pools if is_intensive_care(pool)]
    return icus or pools


def unit_stays(problem: PlanningProblem, plan: Plan, unit: str) -> list[UnitStay]:
    """Return every stay in a unit, in the order in which they begin."""
    found = [
        *(stay for occupant in problem.occupants for stay in _stays_of(occupant, None)),
        *(
            stay
            for booking, entry in admissions(problem, plan)
            for stay in _stays_of(entry, booking)
        ),
    ]
    return sorted(
        (stay for stay in found if stay.unit == unit),
        key=lambda stay: (stay.first_day, stay.end_day, stay.person.id),
    )


def _stays_of(
    person: WaitingListEntry | Occupant, booking: Booking | None
) -> Iterator[UnitStay]:
    day, parts = booking.admission_day if booking else 0, _parts(person)
    for number, (stages, last_stage) in enumerate(parts):
        end_day = day + sum(stage.days for stage in stages)
        following = parts[number + 1][0][0].place if number + 1 < len(parts) else ""
        yield UnitStay(
            person,
            booking,
            stages[0].place,
            stages,
            last_stage,
            day,
            end_day,
            following,
        )
        day = end_day


def _parts(
    person: WaitingListEntry | Occupant,
) -> list[tuple[tuple[Stage, ...], int]]:
    """Return the stages with bed-days, those in one place after another together."""
    parts: list[tuple[tuple[Stage, ...], int]] = []
    for number, stage in enumerate(person.pathway.stages):
        if not stage.days:
            continue
        if parts and parts[-1][0][0].place == stage.place:
            parts[-1] = ((*parts[-1][0], stage), number)
        else:
            parts.append(((stage,), number))
    return parts
