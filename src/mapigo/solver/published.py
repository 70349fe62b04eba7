"""The plan in force as arrays: what is pinned (H12), and what a change costs (S10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mapigo.domain import Booking, Pin, PlanningProblem, WaitingListEntry
from mapigo.solver.arrays import Ints, ints
from mapigo.solver.names import Names

__all__ = [
    "ANY_ROOM",
    "NO_ROOM",
    "Pinned",
    "Published",
    "booked_without_room",
    "must_be_admitted",
]

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


def booked_without_room(problem: PlanningProblem) -> set[str]:
    """Return the patients of the plan in force who have no room, by pin or booking.

    They are booked so again where no ward day of theirs lies within the horizon.
    """
    if not problem.published:
        return set()
    rooms = {one.patient: one.room for one in problem.published.bookings}
    rooms |= {
        pin.patient: pin.room for pin in problem.published.pins if pin.room is not None
    }
    return {patient for patient, room in rooms.items() if not room}


@dataclass(frozen=True)
class Published:
    """The arrays of ``layout.Instance`` that are about changes."""

    change_weight: int
    published_day: Ints
    published_room: Ints
    published_theatre: Ints
    published_surgeon: Ints
    no_room_from: Ints

    @classmethod
    def of(cls, problem: PlanningProblem) -> Published:
        """Lay the plan in force out; nobody is in it where there is none."""
        names = Names.of(problem)
        bookings = problem.published_booking_of()
        without_room = booked_without_room(problem)
        n_days = problem.centre.calendar.n_days
        no_room_from = [
            n_days - min(entry.pathway.ward_offsets, default=0)
            if entry.id in without_room
            else n_days
            for entry in problem.waiting_list
        ]
        rows = [(-1, ANY_ROOM, -1, -1)] * len(problem.waiting_list)
        for p, entry in enumerate(problem.waiting_list):
            if entry.id in bookings:
                booking = bookings[entry.id]
                rows[p] = (
                    booking.admission_day,
                    published_room(entry, booking, names, no_room_from[p]),
                    names.theatre.get(booking.theatre, -1),
                    names.surgeon.get(booking.surgeon, -1),
                )
        columns = list(zip(*rows, strict=True)) or [()] * 4
        day, room, theatre, surgeon = map(ints, columns)
        return cls(
            change_weight=problem.policy.weight("S10") if bookings else 0,
            published_day=day,
            published_room=room,
            published_theatre=theatre,
            published_surgeon=surgeon,
            no_room_from=ints(no_room_from),
        )


def published_room(
    entry: WaitingListEntry, booking: Booking, names: Names, no_room_from: int
) -> int:
    """Return the number of the room, where a plan of ours has one.

    Patients without a ward day are booked without a room, and so are those who come on
    the day ``no_room_from`` or later.
    """
    if entry.pathway.ward_offsets and booking.admission_day < no_room_from:
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

    def days(
        self, entry: WaitingListEntry, days: Sequence[int], n_days: int
    ) -> list[int]:
        """Return the days that agree with the pins.

        Who is pinned to no room comes so late that no ward day lies within the horizon.
        """
        pins = self.pins.get(entry.id, ())
        wanted = {pin.admission_day for pin in pins} - {None}
        has_no_room = any(pin.room == "" for pin in pins)
        return [
            day
            for day in days
            if wanted <= {day}
            and not (has_no_room and entry.pathway.has_ward_day(day, n_days))
        ]

    def places(
        self, what: str, patient: str, numbers: Sequence[int], ids: Sequence[str]
    ) -> list[int]:
        """Return the rooms, theatres or surgeons that agree with the pins.

        ``what`` is the field of a pin, ``numbers`` what would do without pins, ``ids``
        all ids in their order. No room pinned limits days, not rooms.
        """
        wanted = {getattr(pin, what) for pin in self.pins.get(patient, ())}
        wanted -= {None, ""}
        return [number for number in numbers if wanted <= {ids[number]}]
