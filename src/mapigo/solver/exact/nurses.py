"""Which nurse has which room in each shift, and what that costs (H9, S2, S3, S4).

For each patient, day of admission, shift and nurse there is a choice of its own: that
she cares for the patient then. Skill and load are sums of these, so that a relaxation
sees them in full; being given the patient's room only forces them.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.arrays import row
from mapigo.solver.exact.costed_model import Choice, Term
from mapigo.solver.exact.stays import Stays
from mapigo.solver.exact.ward_days import ward_days

__all__ = ["Nurses"]


class Nurses:
    """Choices by room, shift and nurse; ``max_load`` is by shift and nurse.

    Shifts in which nobody works are left out: nothing is charged for them. ``of_stay``
    has what is charged for skill and continuity, by patient and day of admission.
    """

    def __init__(self, stays: Stays, max_load: NDArray[np.int32]) -> None:
        self.stays = stays
        self.model = stays.model
        self.instance = stays.instance
        self.in_room: dict[tuple[int, int, int], Choice] = {}
        self._load: defaultdict[tuple[int, int], list[Term]] = defaultdict(list)
        self._cares: defaultdict[tuple[int, int, int], list[Choice]]
        self._cares = defaultdict(list)
        self.of_stay: dict[tuple[int, int], list[Term]] = {}
        for room, day in np.ndindex(self.instance.n_rooms, self.instance.n_days):
            if (room, day) in stays.in_room or stays.empty.persons[room, day]:
                self._give_room(room, day)
        self._care_for_occupants()
        for patient, day in stays.on_day:
            self._care_for(patient, day)
        self._follow_rooms()
        for (shift, nurse), terms in self._load.items():
            free, price = int(max_load[shift, nurse]), self.instance.excess_weight
            self.model.charge_above(terms, free, price)

    def _on_shift(self, shift: int) -> list[int]:
        nurses = row(self.instance.nurse_start, self.instance.nurse_on_shift, shift)
        return [nurse for nurse in nurses if nurse != self.instance.nobody]

    def _shifts(self, day: int) -> range:
        per_day = self.instance.shifts_per_day
        return range(day * per_day, (day + 1) * per_day)

    def _give_room(self, room: int, day: int) -> None:
        for shift in self._shifts(day):
            nurses = self._on_shift(shift)
            for nurse in nurses:
                self.in_room[room, shift, nurse] = self.model.choice()
            if nurses:
                given = [self.in_room[room, shift, nurse] for nurse in nurses]
                self.model.cp.add_exactly_one(given)

    def _charge_care(
        self, care: Choice, person: int, shift: int, at: int, nurse: int
    ) -> None:
        """Charge skill and count load for a person's care at a shift of the stay."""
        level = self.instance.nurse_level[nurse]
        self.model.charge(care, self.instance.skill_cost[person, at, level])
        load = int(self.instance.workload[person, at])
        if load:
            self._load[shift, nurse].append((care, load))

    def _care_for_occupants(self) -> None:
        empty = self.stays.empty
        meets: dict[tuple[int, int], Choice] = {}
        for (room, shift, nurse), given in self.in_room.items():
            day = shift // self.instance.shifts_per_day
            for occupant in empty.person[room, day, : empty.persons[room, day]]:
                self._charge_care(given, int(occupant), shift, shift, nurse)
                self._meet(given, meets, (int(occupant), nurse))

    def _meet(
        self,
        care: Choice,
        meets: dict[tuple[int, int], Choice],
        key: tuple[int, int],
    ) -> None:
        """Charge a nurse once for all the shifts in which she cares for a person."""
        if not self.instance.continuity_weight:
            return
        if key not in meets:
            meets[key] = self.model.choice()
            self.model.charge(meets[key], self.instance.continuity_weight)
        self.model.cp.add_implication(care, meets[key])

    def _care_for(self, patient: int, day: int) -> None:
        on_day = self.stays.on_day[patient, day]
        n_before = len(self.model.terms)
        meets: dict[tuple[int, int], Choice] = {}
        for when in ward_days(self.instance, patient, day):
            for shift in self._shifts(when):
                at = shift - day * self.instance.shifts_per_day
                cares = []
                for nurse in self._on_shift(shift):
                    care = self.model.choice()
                    cares.append(care)
                    self._cares[patient, shift, nurse].append(care)
                    self._charge_care(care, patient, shift, at, nurse)
                    self._meet(care, meets, (patient, nurse))
                if cares:
                    self.model.cp.add(sum(cares) == on_day)
        for met in meets.values():
            self.model.cp.add_implication(met, on_day)
        self.of_stay[patient, day] = self.model.terms[n_before:]

    def _follow_rooms(self) -> None:
        """Let the nurse of a room care for everyone who lies there."""
        for (room, shift, nurse), given in self.in_room.items():
            day = shift // self.instance.shifts_per_day
            for patient, there in self.stays.in_room.get((room, day), {}).items():
                cares = sum(self._cares[patient, shift, nurse])
                self.model.cp.add(cares >= sum(there) + given - 1)
