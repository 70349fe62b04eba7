"""One patient's question for a date, in the plan in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mapigo.desk.in_force import in_force
from mapigo.desk.offers import Offer
from mapigo.desk.timing import Timing
from mapigo.domain import Booking, Pin, Plan, PlanningProblem, WaitingListEntry
from mapigo.errors import InputError
from mapigo.explain import DayRefusal, main_reason, refusals, ways_in
from mapigo.explain.finding import find_entry
from mapigo.scoring import Occupancy

__all__ = ["Enquiry"]

NEW = (
    "Who is new gets there by a row of waiting_list.csv, or by the event "
    "urgent_referral of mapigo replan."
)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A patient who asks; ``problem`` holds the plan in force and today.

    All others who come within the freeze window of the policy are pinned.
    """

    problem: PlanningProblem
    plan: Plan
    entry: WaitingListEntry

    @classmethod
    def of(
        cls, problem: PlanningProblem, plan: Plan, patient_id: str, today: int | None
    ) -> Enquiry:
        """Find the patient, and pin those who come too soon to move.

        Raises
        ------
        InputError
            When the waiting list has no such patient; similar ids are named.
        """
        entry = _find(problem, patient_id)
        return cls(
            _with_freeze(in_force(problem, plan, today), plan, entry), plan, entry
        )

    @property
    def booking(self) -> Booking | None:
        """The booking so far."""
        return self.plan.booking_of().get(self.entry.id)

    @property
    def has_come(self) -> bool:
        """Whether the patient was admitted before today."""
        booking = self.booking
        return booking is not None and booking.admission_day < self.problem.today

    def is_booked_on(self, day: int) -> bool:
        """Whether the patient's admission is on a day so far."""
        return self.booking is not None and self.booking.admission_day == day

    def offers(self, days: Collection[int], top: int) -> tuple[Offer, ...]:
        """Return offers for some days, at most ``top`` for each, cheapest first."""
        if not days:
            return ()
        options = ways_in(self.problem, self.plan, self.entry.id, days, top)
        return tuple(
            Offer(
                option,
                Timing.of(self.problem, self.entry, option.booking.admission_day),
            )
            for option in options
        )

    def refusals(self) -> tuple[DayRefusal, ...]:
        """Return what refuses the patient on each day, all else as planned."""
        occupancy = Occupancy.from_plan(self.problem, self.plan)
        return refusals(self.problem, occupancy.without(self.entry.id), self.entry)

    def main_reason(self, days: Collection[int]) -> str:
        """Return what refuses most of some days."""
        refused = [one for one in self.refusals() if one.day in days]
        return main_reason(refused) if refused else "No day is left."


def _find(problem: PlanningProblem, patient_id: str) -> WaitingListEntry:
    try:
        return find_entry(problem, patient_id)
    except InputError as error:
        faults = [replace(one, message=f"{one.message} {NEW}") for one in error.faults]
        raise InputError(faults) from None


def _with_freeze(
    problem: PlanningProblem, plan: Plan, asking: WaitingListEntry
) -> PlanningProblem:
    """Return the problem with pins for all others who come in the freeze window."""
    days = problem.policy.freeze_days
    pins = (
        Pin(one.patient, one.admission_day, one.theatre, one.room, one.surgeon)
        for one in plan.bookings
        if 0 <= one.admission_day - problem.today < days and one.patient != asking.id
    )
    return replace(problem, published=replace(plan, pins=(*plan.pins, *pins)))
