"""The problem and plan of a page, with the look-ups that its sections share."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Booking, Plan, PlanningProblem, WaitingListEntry
from mapigo.report.days import DayNames
from mapigo.scoring.occupancy import Occupancy

__all__ = ["PlanFacts"]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A problem, a plan for it, and who is where when, worked out once."""

    problem: PlanningProblem
    plan: Plan
    occupancy: Occupancy
    days: DayNames
    admitted: tuple[tuple[WaitingListEntry, Booking], ...]
    not_admitted: tuple[WaitingListEntry, ...]

    @classmethod
    def from_plan(cls, problem: PlanningProblem, plan: Plan) -> PlanFacts:
        """Work out who is where, and who is admitted, in the waiting list's order."""
        booking_of = plan.booking_of()
        return cls(
            problem=problem,
            plan=plan,
            occupancy=Occupancy.from_plan(problem, plan),
            days=DayNames(problem.centre.calendar),
            admitted=tuple(
                (entry, booking_of[entry.id])
                for entry in problem.waiting_list
                if entry.id in booking_of
            ),
            not_admitted=tuple(
                entry for entry in problem.waiting_list if entry.id not in booking_of
            ),
        )

    @property
    def n_days(self) -> int:
        """Days of the horizon."""
        return self.problem.centre.calendar.n_days

    def minutes_of(self, cases: list[Booking]) -> int:
        """Return the planned theatre minutes of some cases."""
        return sum(self.occupancy.entry_of(case).theatre_minutes for case in cases)
