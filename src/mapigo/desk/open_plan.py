"""A plan at the desk: what each patient could have in it, at what change of the cost.

Moves are tried one upon another, so that a plan that follows from another is made from
it, not anew.
"""

from __future__ import annotations

from mapigo.domain import Plan, PlanningProblem, WaitingListEntry
from mapigo.explain import Option
from mapigo.explain.cheapest_bookings import PricedBooking
from mapigo.explain.openings import Openings
from mapigo.explain.prices import Prices
from mapigo.explain.situation import Situation
from mapigo.scoring import Occupancy

__all__ = ["OpenPlan"]


class OpenPlan:
    """A plan in force, or one that follows from it by some moves.

    ``situation`` is that of the plan in force, ``occupancy`` that after the moves.
    """

    def __init__(self, situation: Situation, occupancy: Occupancy) -> None:
        self.situation = situation
        self.occupancy = occupancy
        self.booking_of = occupancy.plan.booking_of()

    @classmethod
    def of(cls, problem: PlanningProblem, plan: Plan) -> OpenPlan:
        """Look at the plan in force."""
        situation = Situation(problem, plan)
        return cls(situation, situation.occupancy)

    @property
    def problem(self) -> PlanningProblem:
        """The problem, with the plan in force and today."""
        return self.situation.problem

    @property
    def plan(self) -> Plan:
        """The plan after the moves; its pins are those of the plan in force."""
        return self.occupancy.plan

    def after(self, option: Option) -> OpenPlan:
        """Return the plan in which one patient more has moved."""
        without = self.occupancy.without(option.booking.patient)
        moved = without.with_booking(option.booking, option.new_duties)
        return OpenPlan(self.situation, moved)

    def openings_as_planned(self, entry: WaitingListEntry) -> Openings:
        """Return what is open beside the patient's own booking; quick to have."""
        return self.situation.openings(entry.id, self.occupancy)

    def prices(self, entry: WaitingListEntry) -> Prices:
        """Return the prices for a patient, the plan being without the patient."""
        without = self.occupancy.without(entry.id)
        return Prices(self.situation.openings(entry.id, without))

    def present_price(self, prices: Prices) -> int:
        """Return what a patient adds to the cost now, booked or left out.

        The parts of a price suppose that no rule is broken. Of a patient whose booking
        breaks one, the score tells it; only moves of other patients may then have come
        before.
        """
        patient = prices.entry.id
        booking = self.booking_of.get(patient)
        if booking is None:
            return prices.of_leaving_out()
        if self.breaks_a_rule(patient):
            return self.situation.presence.cost(prices.occupancy, patient)
        return prices.of_booking(booking)

    def option(self, prices: Prices, priced: PricedBooking) -> Option:
        """Return a booking with what it changes in the cost of the plan, exactly."""
        difference = priced.price - self.present_price(prices)
        return Option(priced.booking, difference, priced.new_duties)

    def breaks_a_rule(self, patient: str) -> bool:
        """Whether the plan in force breaks a hard rule for a patient."""
        return self.situation.breaks_a_rule(patient)
