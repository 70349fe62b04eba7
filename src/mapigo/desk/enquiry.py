"""One patient's question for a date, in the plan in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mapigo.desk.in_force import in_force
from mapigo.desk.offers import Offer, Offers, WantedDay
from mapigo.desk.timing import Timing
from mapigo.domain import Booking, Pin, Plan, PlanningProblem, WaitingListEntry
from mapigo.errors import InputError
from mapigo.explain import DayRefusal, main_reason
from mapigo.explain.finding import find_entry
from mapigo.explain.refusals import refusals_of
from mapigo.explain.situation import Situation
from mapigo.explain.ways_in import ways_in_of

__all__ = ["Enquiry"]

NEW = "Who is new gets there by the event urgent_referral of mapigo replan."


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A patient who asks, and the plan in force.

    All others who come within the freeze window of the policy are pinned.
    """

    situation: Situation
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
        frozen = _with_freeze(in_force(problem, plan, today), entry)
        return cls(Situation(frozen, plan), entry)

    @property
    def problem(self) -> PlanningProblem:
        """The problem, with the plan in force and today."""
        return self.situation.problem

    @property
    def booking(self) -> Booking | None:
        """The booking so far."""
        return self.situation.booking_of.get(self.entry.id)

    @property
    def has_come(self) -> bool:
        """Whether the patient was admitted before today."""
        return self.situation.has_come(self.entry.id)

    def is_booked_on(self, day: int) -> bool:
        """Whether the patient's admission is on a day so far."""
        return self.booking is not None and self.booking.admission_day == day

    def offers(self, days: Collection[int], top: int) -> tuple[Offer, ...]:
        """Return offers for some days, at most ``top`` for each, cheapest first."""
        return tuple(
            Offer(
                option,
                Timing.of(self.problem, self.entry, option.booking.admission_day),
            )
            for option in ways_in_of(self.situation, self.entry.id, days, top)
        )

    def refusals(self) -> tuple[DayRefusal, ...]:
        """Return what refuses the patient on each day, all else as planned."""
        return refusals_of(self.situation.openings(self.entry.id))

    def main_reason(self, days: Collection[int]) -> str:
        """Return what refuses most of some days."""
        refused = [one for one in self.refusals() if one.day in days]
        return main_reason(refused) if refused else "No day is left."

    def answer(
        self,
        offers: tuple[Offer, ...],
        wanted: WantedDay | None = None,
        reason: str = "",
    ) -> Offers:
        """Return the answer to the patient, with the reason if there is no offer."""
        return Offers(self.problem, self.entry, self.booking, offers, wanted, reason)


def _find(problem: PlanningProblem, patient_id: str) -> WaitingListEntry:
    try:
        return find_entry(problem, patient_id)
    except InputError as error:
        faults = [replace(one, message=f"{one.message} {NEW}") for one in error.faults]
        raise InputError(faults) from None


def _with_freeze(problem: PlanningProblem, asking: WaitingListEntry) -> PlanningProblem:
    """Return the problem with pins for all others who come in the freeze window."""
    plan = problem.published
    assert plan is not None
    days = problem.policy.freeze_days
    pins = (
        Pin.of(one)
        for one in plan.bookings
        if 0 <= one.admission_day - problem.today < days and one.patient != asking.id
    )
    return replace(problem, published=replace(plan, pins=(*plan.pins, *pins)))
