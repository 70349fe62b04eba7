"""What one booking uses of a house, day by day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Booking, PlanningProblem, WaitingListEntry
from mapigo.scoring import placing
from mapigo.scoring.person import Person
from mapigo.scoring.unit_loads import unit_days, unit_of_room

__all__ = ["BookingUses"]

DayKey = tuple[str, int]
Scenarios = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class BookingUses:
    """The days of a booking inside the horizon, as (room or theatre …, day).

    ``pool_days`` names a pool once for each unit used. ``unit_days`` are the wards and
    pools where the patient may be, with the scenarios in which that is so; they are
    empty where the policy gives S11 no weight.
    """

    booking: Booking
    entry: WaitingListEntry
    person: Person
    room_days: tuple[DayKey, ...]
    theatre_days: tuple[DayKey, ...]
    surgeon_days: tuple[DayKey, ...]
    pool_days: tuple[DayKey, ...]
    pool_arrivals: tuple[DayKey, ...]
    unit_days: tuple[tuple[DayKey, Scenarios], ...]

    @classmethod
    def of(
        cls, problem: PlanningProblem, booking: Booking, entry: WaitingListEntry
    ) -> BookingUses:
        """Work out what the booking of an entry uses."""
        per_day = problem.centre.calendar.shifts_per_day
        arrival = booking.admission_day
        person = Person.arriving(entry, arrival, per_day)
        ward_days = placing.ward_days_of(problem, person, booking.room)
        on = [day for day, _ in placing.operations(problem, [(booking, entry)])]
        return cls(
            booking,
            entry,
            person,
            room_days=tuple(room_day for room_day, _ in ward_days),
            theatre_days=tuple((booking.theatre, day) for day in on),
            surgeon_days=tuple((booking.surgeon, day) for day in on),
            pool_days=tuple(placing.pool_days_of(problem, entry, arrival)),
            pool_arrivals=tuple(placing.pool_arrivals_of(problem, booking, entry)),
            unit_days=_unit_days(problem, booking, entry),
        )


def _unit_days(
    problem: PlanningProblem, booking: Booking, entry: WaitingListEntry
) -> tuple[tuple[DayKey, Scenarios], ...]:
    if not problem.policy.weight("S11"):
        return ()
    unit = unit_of_room(problem).get(booking.room, "")
    n_days = problem.centre.calendar.n_days
    where = unit_days(entry, booking.admission_day, unit, n_days)
    return tuple((unit_day, present) for _, unit_day, present in where)
