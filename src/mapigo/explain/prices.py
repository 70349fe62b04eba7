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
        self.flow = FlowPrice(openings.occupancy, openings.entry)

    @property
    def occupancy(self) -> Occupancy:
        """The plan without the patient, by place and day."""
        return self.openings.occupancy

    @property
    def published(self) -> Booking | None:
        """The patient's booking in the plan in force."""
        return self.openings.needs.published

    @property
    def policy(self) -> Policy:
        """The policy, with the weights."""
        return self.openings.problem.policy

    def of_day(self, day: int) -> int:
        """Return the price of a day: of the date, and of the pools that it takes."""
        return self.of_date(day) + self.flow.of_day(day)

    def of_date(self, day: int) -> int:
        """Return the price of a date: S7, S9, and S10 and S14 if another was published.

        No booking of the day can cost less.
        """
        waited = max(0, day - self.entry.earliest_day)
        operated = self.openings.operation_day(day)
        return (
            self.policy.weight("S7") * waited
            + self._of_treatment(operated)
            + self._of_moving_to(day)
        )

    def possible_dates(self) -> list[tuple[int, int]]:
        """Return the price and day of each possible date, the cheapest first."""
        days = filter(self.openings.is_possible_date, self.openings.window)
        return sorted((self.of_date(day), day) for day in days)

    def of_leaving_out(self) -> int:
        """Return the price of not admitting the patient: S8, S9, S10 and S14."""
        after_the_horizon = self.openings.problem.centre.calendar.n_days
        return (
            self.policy.weight("S8") * (not self.entry.mandatory)
            + self._of_treatment(after_the_horizon)
            + self._of_moving_to(after_the_horizon)
        )

    def of_booking(self, booking: Booking) -> int:
        """Return what a booking that breaks no rule adds to the plan without it."""
        day = booking.admission_day
        stay_price, _ = self.of_room(booking.room, day)
        return (
            self.of_day(day)
            + self.of_theatre(booking.theatre, booking.surgeon, day)
            + stay_price
            + self.of_change(booking)
        )

    def of_change(self, booking: Booking) -> int:
        """Return the price of a booking of the published date that changes (S10).

        Of another date it is in the price of the date.
        """
        before = self.published
        if before is None or before.admission_day != booking.admission_day:
            return 0
        return self.policy.weight("S10") * (booking != before)

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
        care = CarePrice(
            self.occupancy, Person.arriving(self.entry, day, per_day), room
        )
        for ward_day in days:
            care.add_day(ward_day)
        outlier = is_outlier(self.entry, self.occupancy.rooms[room])
        price = care.cost + self.policy.weight("S12") * len(days) * outlier
        price += sum(self._age_mix(room, ward_day) for ward_day in days)
        return price + overflow, tuple(care.new_duties)

    def _of_treatment(self, day: int) -> int:
        """Return the price of being operated on late (S9)."""
        if self.entry.treat_by_day is None:
            return 0
        days_late = max(0, day - self.entry.treat_by_day)
        return self.policy.weight("S9") * self.entry.priority_score * days_late

    def _of_moving_to(self, day: int) -> int:
        """Return the price of another admission day than the published (S10, S14)."""
        before = self.published
        if before is None or before.admission_day == day:
            return 0
        moved = count_move(before.admission_day, day, self.openings.problem.today)
        return self.policy.weight("S10") + self.policy.weight("S14") * moved

    def _age_mix(self, room: str, day: int) -> int:
        persons = self.occupancy.persons.get((room, day))
        if not persons:
            return 0
        groups = [self._position[person.age_group] for person in persons]
        own = self._position[self.entry.age_group]
        wider = max(0, own - max(groups)) + max(0, min(groups) - own)
        return self.policy.weight("S1") * wider

    @cached_property
    def _position(self) -> dict[str, int]:
        groups = self.openings.problem.centre.age_groups
        return {group: position for position, group in enumerate(groups)}
