"""A plan, and what is worked out of it once for the questions on all patients."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from mapigo.domain import Booking, Pin, Plan, PlanningProblem, WaitingListEntry
from mapigo.explain.elsewhere import Elsewhere
from mapigo.explain.needs import Needs
from mapigo.explain.openings import Openings
from mapigo.explain.presence import Presence
from mapigo.scoring import Charge, Occupancy, Score, score_plan
from mapigo.scoring.views import violations_by_patient

__all__ = ["Situation"]


class Situation:
    """A plan with its score and its occupancy, and the needs of the patients.

    Whoever asks about several patients of one plan makes one of these, and hands it to
    each question.
    """

    def __init__(self, problem: PlanningProblem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.occupancy = Occupancy.from_plan(problem, plan)
        self.booking_of = plan.booking_of()
        self._needs: dict[str, Needs] = {}
        self._elsewhere: dict[str, Elsewhere] = {}

    @cached_property
    def score(self) -> Score:
        """The score of the plan."""
        return score_plan(self.problem, self.plan)

    @cached_property
    def presence(self) -> Presence:
        """What patients add to the plan."""
        return Presence(self.score)

    @property
    def entries(self) -> dict[str, WaitingListEntry]:
        """The waiting list by patient."""
        return self.occupancy.entries

    def needs(self, patient_id: str) -> Needs:
        """Return what a patient needs and may have."""
        if patient_id not in self._needs:
            self._needs[patient_id] = Needs.with_pins(
                self.problem,
                self.entries[patient_id],
                self._pins_of.get(patient_id, []),
                self._published_of.get(patient_id),
                self.booking_of.get(patient_id),
            )
        return self._needs[patient_id]

    def openings(self, patient_id: str, without: Occupancy | None = None) -> Openings:
        """Return what is open to a patient who has no booking in an occupancy.

        Without one, it is that of the plan less the patient's own booking.
        """
        if without is None:
            without = self.occupancy.without(patient_id)
        return Openings(without, self.needs(patient_id))

    def elsewhere(self, patient_id: str) -> Elsewhere:
        """Return where else a patient of the plan could roughly go."""
        if patient_id not in self._elsewhere:
            openings, booking = self.openings(patient_id), self.booking_of[patient_id]
            self._elsewhere[patient_id] = Elsewhere.of(openings, booking)
        return self._elsewhere[patient_id]

    def may_give_way(self, person_id: str) -> bool:
        """Whether a person may go elsewhere for another: booked, not pinned, not come.

        Occupants have no booking.
        """
        is_booked, is_pinned = person_id in self.booking_of, person_id in self._pins_of
        return is_booked and not is_pinned and not self.has_come(person_id)

    def has_come(self, patient_id: str) -> bool:
        """Whether a patient was admitted before today, so that no date is left."""
        booking = self.booking_of.get(patient_id)
        if booking is None:
            return False
        published = self._published_of.get(patient_id, booking)
        return min(booking.admission_day, published.admission_day) < self.problem.today

    def breaks_a_rule(self, patient_id: str) -> bool:
        """Whether the plan breaks a hard rule for a patient."""
        return patient_id in self._violations_of

    @cached_property
    def _violations_of(self) -> dict[str, tuple[Charge, ...]]:
        return violations_by_patient(self.score)

    @cached_property
    def _published_of(self) -> dict[str, Booking]:
        return self.problem.published_booking_of()

    @cached_property
    def _pins_of(self) -> dict[str, list[Pin]]:
        published = self.problem.published.pins if self.problem.published else ()
        pins_of: defaultdict[str, list[Pin]] = defaultdict(list)
        for pin in (*self.plan.pins, *published):
            pins_of[pin.patient].append(pin)
        return dict(pins_of)
