"""The parts of a problem and a plan by id, while events change them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from mapigo.domain import (
    Booking,
    Calendar,
    Nurse,
    NurseDuty,
    Occupant,
    Pin,
    Plan,
    PlanningProblem,
    Pool,
    Room,
    Surgeon,
    Theatre,
    WaitingListEntry,
)

__all__ = ["Draft"]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_HasId)


@dataclass
class Draft:
    """A problem and a plan taken apart; each thing is replaced, never changed."""

    calendar: Calendar
    theatres: dict[str, Theatre]
    rooms: dict[str, Room]
    pools: dict[str, Pool]
    surgeons: dict[str, Surgeon]
    nurses: dict[str, Nurse]
    entries: dict[str, WaitingListEntry]
    occupants: dict[str, Occupant]
    bookings: list[Booking]
    duties: list[NurseDuty]
    pins: list[Pin]

    @classmethod
    def of(cls, problem: PlanningProblem, plan: Plan) -> Draft:
        """Take a problem and a plan apart."""
        centre = problem.centre
        return cls(
            calendar=centre.calendar,
            theatres=_by_id(centre.theatres),
            rooms=_by_id(centre.rooms),
            pools=_by_id(centre.pools),
            surgeons=_by_id(centre.surgeons),
            nurses=_by_id(centre.nurses),
            entries=_by_id(problem.waiting_list),
            occupants=_by_id(problem.occupants),
            bookings=list(plan.bookings),
            duties=list(plan.duties),
            pins=list(plan.pins),
        )

    def problem(self, before: PlanningProblem) -> PlanningProblem:
        """Return the problem as it is now, without a plan in force."""
        centre = replace(
            before.centre,
            theatres=tuple(self.theatres.values()),
            rooms=tuple(self.rooms.values()),
            pools=tuple(self.pools.values()),
            surgeons=tuple(self.surgeons.values()),
            nurses=tuple(self.nurses.values()),
        )
        return replace(
            before,
            centre=centre,
            waiting_list=tuple(self.entries.values()),
            occupants=tuple(self.occupants.values()),
            published=None,
        )

    def plan(self, before: Plan) -> Plan:
        """Return what is left of the plan."""
        return replace(
            before,
            bookings=tuple(self.bookings),
            duties=tuple(self.duties),
            pins=tuple(self.pins),
        )


def _by_id(things: Iterable[Thing]) -> dict[str, Thing]:
    return {thing.id: thing for thing in things}
