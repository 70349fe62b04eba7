"""What admitting one patient adds to the cost of a plan, part by part.

Each part depends on the admission day and on one more choice, so that all bookings of
a day are priced by adding a theatre's price and a room's price. The parts repeat the
formulas of ``mapigo.scoring`` for a single booking; the tests hold both together.
"""

from __future__ import annotations

from functools import cached_property

from mapigo.domain import Booking, NurseDuty, Policy
from mapigo.explain.care_price import CarePrice
from mapigo.explain.flow_price import FlowPrice
from mapigo.explain.nurse_loads import NurseLoads
from mapigo.explain.openings import Openings
from mapigo.scoring import Occupancy, Person
from mapigo.scoring.rules.moved_days import count_move
from mapigo.scoring.rules.outliers import is_outlier

__all__ = ["Prices"]


class Prices:
    """Prices for a patient who has no booking in the plan."""

    def __init__(self, openings: Openings) -> None:
        self.openings = openings
        self.entry = openings.entry
        self.loads = NurseLoads(openings.occupancy)
        self.flow = FlowPrice(openings.occupancy, openings.entry)

    @property
    def occupancy(self) -> Occupancy:
        """The plan without the patient, by place and day."""
        return self.openings.occupancy

    @property
    def policy(self) -> Policy:
        """The policy, with the weights."""
        return self.openings.problem.policy

    def of_day(self, day: int) -> int:
        """Return the price of a day: S7, S9, S13, and S14 if another was published."""
        price = self.flow.of_day(day)
        price += self.policy.weight("S7") * max(0, day - self.entry.earliest_day)
        if self.entry.treat_by_day is not None:
            late = max(0, self.openings.operation_day(day) - self.entry.treat_by_day)
            price += self.policy.weight("S9") * self.entry.priority_score * late
        return price + self._of_move(day)

    def of_change(self, booking: Booking) -> int:
        """Return the price of a booking that is not as published (S10)."""
        is_change = self._published is not None and booking != self._published
        return self.policy.weight("S10") * is_change

    def of_theatre(self, theatre: str, surgeon: str, day: int) -> int:
        """Return the price of a theatre and a surgeon on an admission day (S5, S6)."""
        on = self.openings.operation_day(day)
        is_opened = (theatre, on) not in self.occupancy.cases_by_theatre
        cases = self.occupancy.cases_by_surgeon.get((surgeon, on), [])
        is_transfer = bool(cases) and theatre not in {case.theatre for case in cases}
        opened = self.policy.weight("S5") * is_opened
        return opened + self.policy.weight("S6") * is_transfer

    def of_room(self, room: str, day: int) -> tuple[int, tuple[NurseDuty, ...]]:
        """Return the price of a stay in a room, and the nurses that it takes anew.

        Rules S1, S2, S3, S4, S11 and S12, from the admission day to the horizon's end.
        """
        overflow = self.flow.of_room(room, day)
        if not room:
            return overflow, ()
        days = sorted(self.openings.ward_days(day))
        per_day = self.openings.problem.centre.calendar.shifts_per_day
        care = CarePrice(self.loads, Person.arriving(self.entry, day, per_day), room)
        for ward_day in days:
            care.add_day(ward_day)
        outlier = is_outlier(self.entry, self.occupancy.rooms[room])
        price = care.cost + self.policy.weight("S12") * len(days) * outlier
        price += sum(self._age_mix(room, ward_day) for ward_day in days)
        return price + overflow, tuple(care.new_duties)

    def _of_move(self, day: int) -> int:
        if self._published is None:
            return 0
        moved = count_move(
            self._published.admission_day, day, self.openings.problem.today
        )
        return self.policy.weight("S14") * moved

    def _age_mix(self, room: str, day: int) -> int:
        persons = self.occupancy.persons.get((room, day))
        if not persons:
            return 0
        groups = [self._position[person.age_group] for person in persons]
        own = self._position[self.entry.age_group]
        wider = max(0, own - max(groups)) + max(0, min(groups) - own)
        return self.policy.weight("S1") * wider

    @cached_property
    def _published(self) -> Booking | None:
        return self.openings.problem.published_booking_of().get(self.entry.id)

    @cached_property
    def _position(self) -> dict[str, int]:
        groups = self.openings.problem.centre.age_groups
        return {group: position for position, group in enumerate(groups)}
