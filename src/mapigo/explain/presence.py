"""What patients add to a plan by being in it, or by waiting, rule by rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property

from mapigo.domain import RULES
from mapigo.scoring import Charge, Occupancy, RuleScore, Score
from mapigo.scoring.places import Place, amounts_at, place_of

__all__ = ["Presence"]


class Presence:
    """The charges of a plan's score, by the patients and places that they name.

    Only charges that name a patient change when that patient leaves the list. Those of
    the patient alone go; those of a place are counted again without the patient. So a
    plan is scored once, and what each patient adds to it is exact all the same.
    """

    def __init__(self, score: Score) -> None:
        self.score = score

    def charges_of(self, patient_id: str) -> list[Charge]:
        """Return the charges that name a patient, in the order of the rules."""
        return self._by_patient.get(patient_id, [])

    def cost_of(self, charge: Charge) -> int:
        """Return what a charge costs: amount times weight, 0 for a hard rule."""
        return charge.amount * self._weight[charge.rule]

    def parts(self, without: Occupancy, *patients: str) -> tuple[RuleScore, ...]:
        """Return what the score has more than it would have without some patients.

        Parameters
        ----------
        without
            The plan without the bookings of these patients.
        patients
            The patients who are taken off the waiting list.
        """
        charges = [c for patient in patients for c in self.charges_of(patient)]
        places = {place for place in map(place_of, charges) if place}
        amounts = Counter(dict.fromkeys(RULES, 0))
        for charge in charges:
            if not place_of(charge):
                amounts[charge.rule] += charge.amount
        for place in places:
            amounts[place[0]] += self._at_place[place]
        amounts.subtract(amounts_at(without, places))
        return tuple(
            RuleScore(rule, amount, self._weight[rule], amount * self._weight[rule])
            for rule, amount in amounts.items()
            if amount
        )

    def cost(self, without: Occupancy, *patients: str) -> int:
        """Return what the plan costs more than without some patients."""
        return sum(part.cost for part in self.parts(without, *patients))

    @cached_property
    def _by_patient(self) -> dict[str, list[Charge]]:
        found: defaultdict[str, list[Charge]] = defaultdict(list)
        for charge in self.score.charges:
            for patient in dict.fromkeys(charge.patients):
                found[patient].append(charge)
        return dict(found)

    @cached_property
    def _at_place(self) -> Counter[Place]:
        amounts: Counter[Place] = Counter()
        for charge in self.score.charges:
            if place := place_of(charge):
                amounts[place] += charge.amount
        return amounts

    @cached_property
    def _weight(self) -> dict[str, int]:
        return {line.rule: line.weight for line in self.score.by_rule}
