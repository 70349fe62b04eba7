"""What a new plan may not change: the past, and what lies too near."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from mapigo.domain import Booking, Pin, Plan, PlanningProblem
from mapigo.replan.in_the_house import those_here, with_beds_for_those_here
from mapigo.scoring import Score, score_plan
from mapigo.scoring.views import violations_by_patient

__all__ = ["Freeze"]

ROOM_RULES = frozenset({"H1", "H2", "H7"})
ABOUT_NURSES = frozenset({"H8", "H9"})
THEATRE_RULES = frozenset({"H3", "H4", "H11"})


@dataclass(frozen=True)
class Freeze:
    """What of a plan in force holds, day by day.

    Whoever came before ``today``, the first day that is not past, stays as booked; but
    who did not come on that day is free, who cannot stay in the room gets another, and
    who waits in the house for a theatre or surgeon that is gone, another of these. In
    ``n_days`` from today bookings stay as they are, unless they are ``broken``: the
    patients whose bookings break hard rules, and which rules.
    """

    problem: PlanningProblem
    plan: Plan
    today: int
    n_days: int
    broken: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, problem: PlanningProblem, plan: Plan, today: int, n_days: int) -> Self:
        """Return what holds of a plan, once it is seen which bookings are broken."""
        broken = _broken_bookings(score_plan(problem, plan))
        return cls(problem, plan, today, n_days, broken)

    def may_open(self) -> frozenset[str]:
        """Return whom only the window holds, or a pin that cannot be kept."""
        cannot = {pin.patient for pin in self.plan.pins} & self.broken.keys()
        return frozenset(one.patient for one in self._window()) | cannot

    def held(self) -> PlanningProblem:
        """Return the problem with pins for all that holds."""
        return self.opened_for(())

    def opened_for(self, loose: Collection[str]) -> PlanningProblem:
        """Return the problem with pins for all that holds but these patients.

        A pin that cannot be kept is broken either way: once, or as a whole.
        """
        own = (
            pin
            for pin in self.plan.pins
            if pin.patient not in loose or pin.patient not in self.broken
        )
        near = (Pin.of(one) for one in self._window() if one.patient not in loose)
        return self._with_beds(self._with((*own, *self._past(), *near)))

    def without_window(self) -> PlanningProblem:
        """Return the problem that judges every plan: as if no day were too near."""
        return self._with((*self.plan.pins, *self._past()))

    def without_what_must_be(self) -> PlanningProblem:
        """Return the problem that judges a search: too many who are here may stay."""
        return self._with_beds(self.without_window())

    def here(self) -> tuple[Booking, ...]:
        """Return the bookings of those who are in the house."""
        return those_here(self.problem, self.plan, self.today)

    def _with_beds(self, problem: PlanningProblem) -> PlanningProblem:
        can_stay = [
            booking
            for booking in self.here()
            if not THEATRE_RULES.intersection(self.broken.get(booking.patient, ()))
        ]
        return with_beds_for_those_here(problem, can_stay, self.today)

    def _window(self) -> Iterator[Booking]:
        for booking in self.plan.bookings:
            is_near = 0 <= booking.admission_day - self.today < self.n_days
            if is_near and booking.patient not in self.broken:
                yield booking

    def _with(self, pins: tuple[Pin, ...]) -> PlanningProblem:
        published = replace(self.plan, pins=pins)
        return replace(self.problem, published=published, today=self.today)

    def _past(self) -> Iterator[Pin]:
        for booking in self.here():
            pin, rules = Pin.of(booking), self.broken.get(booking.patient, ())
            if ROOM_RULES.intersection(rules):
                pin = replace(pin, room=None)
            if THEATRE_RULES.intersection(rules):
                pin = replace(pin, theatre=None, surgeon=None)
            yield pin


def _broken_bookings(score: Score) -> dict[str, set[str]]:
    """Return the hard rules that the bookings of patients break.

    Not those on nurses (H8, H9), for which no booking need change.
    """
    rules = {
        patient: {charge.rule for charge in charges} - ABOUT_NURSES
        for patient, charges in violations_by_patient(score).items()
    }
    return {patient: broken for patient, broken in rules.items() if broken}
