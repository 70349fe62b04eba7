"""What is open to one patient in a plan, day by day: theatres, surgeons, rooms.

Refusals and options both ask here, so that a day is refused exactly when there is no
option on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.explain.eligibility import Eligible
from mapigo.explain.needs import Needs
from mapigo.scoring import Occupancy
from mapigo.scoring.free_capacity import FreeCapacity

__all__ = ["Openings"]


@dataclass(frozen=True, eq=False)
class Openings:
    """The openings for a patient who has no booking in the plan behind ``occupancy``.

    Days are admission days inside the patient's window, which ``window`` gives. Rules
    that the policy switches off close nothing.
    """

    occupancy: Occupancy
    needs: Needs

    @property
    def entry(self) -> WaitingListEntry:
        """The patient."""
        return self.needs.entry

    @property
    def problem(self) -> PlanningProblem:
        """The problem that the plan is for."""
        return self.occupancy.problem

    @property
    def free(self) -> FreeCapacity:
        """What the plan leaves free."""
        return self.occupancy.free

    @property
    def suiting(self) -> Eligible:
        """What suits the patient, pins aside."""
        return self.needs.suiting

    @property
    def eligible(self) -> Eligible:
        """What suits the patient and agrees with the pins."""
        return self.needs.eligible

    @property
    def window(self) -> range:
        """The admission days that rule H6 allows."""
        return self.needs.window

    @property
    def window_to_come(self) -> range:
        """Those of them that are not past."""
        return range(max(self.window.start, self.problem.today), self.window.stop)

    def operation_day(self, day: int) -> int:
        """Return the day of the operation for an admission day."""
        return day + self.needs.operation_offset

    def ward_days(self, day: int) -> frozenset[int]:
        """Return the days in a ward bed, inside the horizon."""
        n_days = self.problem.centre.calendar.n_days
        days = (day + offset for offset in self.needs.ward_offsets)
        return frozenset(ward_day for ward_day in days if ward_day < n_days)

    def is_possible_date(self, day: int) -> bool:
        """Whether window, suspensions and pins allow admission on a day."""
        return (
            day in self.window
            and not self.is_suspended(day)
            and self.agrees_with_pinned_day(day)
        )

    def is_open(self, day: int) -> bool:
        """Whether all that the patient needs is free on a possible date."""
        return (
            not self.short_pool_days(day)
            and bool(self.theatres(day))
            and bool(self.surgeons(day))
            and bool(self.rooms(day))
        )

    def is_suspended(self, day: int) -> bool:
        """Whether the patient cannot come on a day (rule H13)."""
        return self.problem.policy.holds("H13") and self.entry.is_suspended(day)

    def agrees_with_pinned_day(self, day: int) -> bool:
        """Whether the pins allow admission on a day."""
        return self.needs.pinned_days <= {day}

    def surgeons(self, day: int) -> list[str]:
        """Return the eligible surgeons with time for the case (rule H3)."""
        on = self.operation_day(day)
        if not self.problem.policy.holds("H3"):
            return list(self.eligible.surgeons)
        minutes, needed = self.free.surgeon_minutes, self.entry.theatre_minutes
        return [who for who in self.eligible.surgeons if minutes[who, on] >= needed]

    def theatres(self, day: int) -> list[str]:
        """Return the eligible theatres with time for the case (rule H4)."""
        on = self.operation_day(day)
        minutes, needed = self.free.theatre_minutes, self.entry.theatre_minutes
        return [
            place for place in self.eligible.theatres if minutes[place, on] >= needed
        ]

    def short_pool_days(self, day: int) -> list[tuple[str, int]]:
        """Return the (pool, day) of the stay with too few free units (rule H10)."""
        if not self.problem.policy.holds("H10"):
            return []
        n_days, units = self.problem.centre.calendar.n_days, self.free.pool_units
        return [
            (pool_id, day + offset)
            for (pool_id, offset), needed in self.needs.pool_needs.items()
            if day + offset < n_days and units[pool_id, day + offset] < needed
        ]

    def eligible_rooms(self, day: int) -> tuple[str, ...]:
        """Return the eligible rooms; the empty id among them where none will do too."""
        if self.needs.may_have_no_room and not self.ward_days(day):
            return ("", *self.eligible.rooms)
        return self.eligible.rooms

    def rooms(self, day: int) -> list[str]:
        """Return the eligible rooms with a bed for the whole stay (H1, H7, H9)."""
        days = self.ward_days(day)
        return [
            room_id
            for room_id in self.eligible_rooms(day)
            if not self.room_closed_by(room_id, days)
        ]

    def room_closed_by(self, room_id: str, days: frozenset[int]) -> str:
        """Return the rule that keeps the patient out of a room, or nothing."""
        if not room_id:
            return ""
        free, sex = self.free, self.entry.sex
        if not free.full_days[room_id].isdisjoint(days):
            return "H7"
        is_mixed = not free.other_sex_days[room_id, sex].isdisjoint(days)
        if is_mixed and self.problem.policy.holds("H1"):
            return "H1"
        if not free.unstaffed_days[room_id].isdisjoint(days):
            return "H9"
        return ""
