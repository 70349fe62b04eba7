"""The plan in force as arrays: what is pinned (H12), and what a change costs (S10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mapigo.domain import Booking, Pin, PlanningProblem, WaitingListEntry
from mapigo.solver.arrays import Ints, ints
from mapigo.solver.names import Names

__all__ = ["ANY_ROOM", "NO_ROOM", "Pinned", "Published", "must_be_admitted"]

ANY_ROOM = -1
NO_ROOM = -2
"""Of a published booking whose room no plan of ours has: so it always changes."""


def must_be_admitted(problem: PlanningProblem) -> list[bool]:
    """Return who breaks a hard rule if left out: the mandatory and the pinned.

    A pin that leaves every decision free holds nobody.
    """
    pins = problem.published.pins if problem.published else ()
    pinned = {pin.patient for pin in pins if pin.decisions()}
    return [entry.mandatory or entry.id in pinned for entry in problem.waiting_list]


@dataclass(frozen=True)
class Published:
    """The arrays of ``layout.Instance`` that are about changes."""

    change_weight: int
    published_day: Ints
    published_room: Ints
    published_theatre: Ints
    published_surgeon: Ints

    @classmethod
    def of(cls, problem: PlanningProblem) -> Published:
        """Lay the plan in force out; nobody is in it where there is none."""
        names = Names.of(problem)
        bookings = problem.published_booking_of()
        rows = [(-1, ANY_ROOM, -1, -1)] * len(problem.waiting_list)
        for p, entry in enumerate(problem.waiting_list):
            if entry.id in bookings:
                booking = bookings[entry.id]
                rows[p] = (
                    booking.admission_day,
                    published_room(entry, booking, names),
                    names.theatre.get(booking.theatre, -1),
                    names.surgeon.get(booking.surgeon, -1),
                )
        columns = list(zip(*rows, strict=True)) or [()] * 4
        return cls(problem.policy.weight("S10") if bookings else 0, *map(ints, columns))


def published_room(entry: WaitingListEntry, booking: Booking, names: Names) -> int:
    """Return the number of the room, where a plan of ours has one.

    Patients without a ward day are booked without a room.
    """
    if entry.pathway.ward_offsets:
        return names.room.get(booking.room, NO_ROOM)
    return NO_ROOM if booking.room else ANY_ROOM


@dataclass(frozen=True)
class Pinned:
    """What the pins of the plan in force leave open to each patient."""

    pins: dict[str, list[Pin]] = field(default_factory=dict)

    @classmethod
    def of(cls, problem: PlanningProblem) -> Pinned:
        """Gather the pins by patient."""
        pins: dict[str, list[Pin]] = {}
        for pin in problem.published.pins if problem.published else ():
            pins.setdefault(pin.patient, []).append(pin)
        return cls(pins)

    def days(self, patient: str, days: Sequence[int]) -> list[int]:
        """Return the days that agree with the pins."""
        wanted = {pin.admission_day for pin in self.pins.get(patient, ())} - {None}
        return [day for day in days if wanted <= {day}]

    def places(
        self, what: str, patient: str, numbers: Sequence[int], ids: Sequence[str]
    ) -> list[int]:
        """Return the rooms, theatres or surgeons that agree with the pins.

        ``what`` is the field of a pin, ``numbers`` what would do without pins, ``ids``
        all ids in their order.
        """
        wanted = {getattr(pin, what) for pin in self.pins.get(patient, ())} - {None}
        return [number for number in numbers if wanted <= {ids[number]}]
