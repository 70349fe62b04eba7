"""What a patient on the telephone can be offered."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.desk.timing import Timing
from mapigo.domain import Booking, Plan, PlanningProblem, WaitingListEntry
from mapigo.explain import Displacement, Option, Reason

__all__ = ["Offer", "Offers", "WantedDay"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A date for a patient, with what it costs and who gives way."""

    option: Option
    timing: Timing

    @property
    def booking(self) -> Booking:
        """The booking offered."""
        return self.option.booking

    @property
    def admission_day(self) -> int:
        """The day of admission."""
        return self.option.booking.admission_day

    @property
    def cost_change(self) -> int:
        """The cost of the plan with this offer less that of the plan as it is."""
        return self.option.cost_difference

    @property
    def displaced(self) -> tuple[Displacement, ...]:
        """Who gives way, from where to where."""
        return self.option.displaced

    def carried_out(self, plan: Plan) -> Plan:
        """Return the plan with this offer taken."""
        return self.option.carried_out(plan)


@dataclass(frozen=True, slots=True)
class WantedDay:
    """The answer to a day that a patient asks for; ``reasons`` if it cannot be."""

    day: int
    is_possible: bool
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers to one patient in a plan in force.

    ``problem`` holds the plan in force and today. ``offers`` are one for each date, the
    cheapest first; where a day was wanted and is possible, all are of that day, and
    where it is not, they are those of the nearest days, the nearest first.
    ``main_reason`` says why there is none at all, and is empty otherwise.
    """

    problem: PlanningProblem
    entry: WaitingListEntry
    booking: Booking | None
    offers: tuple[Offer, ...]
    wanted: WantedDay | None = None
    main_reason: str = ""

    @property
    def is_yes(self) -> bool:
        """Whether there is an offer, and on the day that was wanted."""
        return bool(self.offers) if self.wanted is None else self.wanted.is_possible
