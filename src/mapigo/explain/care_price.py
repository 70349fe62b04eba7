"""What the nursing of one stay adds to the cost of a plan (S2, S3, S4)."""

from __future__ import annotations

from collections.abc import Sequence

from mapigo.domain import NurseDuty
from mapigo.scoring import Occupancy, Person

__all__ = ["CarePrice"]


class CarePrice:
    """The cost of a patient's care in one room, added up day by day.

    The room's nurses are as planned. In a shift in which it stands empty and without
    a nurse it gets, in ``new_duties``, the nurse on duty who adds the least cost, of
    those the most skilled, who may then stay with the patient in later shifts.
    """

    def __init__(self, occupancy: Occupancy, person: Person, room_id: str) -> None:
        self.occupancy = occupancy
        self.person = person
        self.room_id = room_id
        self.cost = 0
        self.new_duties: list[NurseDuty] = []
        self._seen: set[str] = set()
        weight = occupancy.problem.policy.weight
        self._weights = weight("S2"), weight("S3"), weight("S4")

    def add_day(self, day: int) -> None:
        """Add the shifts of a day in the room."""
        for shift_index, shift in self.occupancy.shifts_of(day):
            nurses = self._nurses(day, shift_index, shift)
            if nurses:
                self.cost += self._cost(nurses, day, shift_index, shift)
                self._seen.add(nurses[-1])

    def _nurses(self, day: int, shift_index: int, shift: int) -> Sequence[str]:
        occupancy = self.occupancy
        nurses = occupancy.nurses.get((self.room_id, day, shift_index))
        if nurses or (self.room_id, day) in occupancy.persons:
            return nurses or ()
        on_duty = occupancy.nurses_on_duty.get((day, shift_index))
        if not on_duty:
            return ()
        best = min(
            on_duty,
            key=lambda nurse: (
                self._cost([nurse], day, shift_index, shift),
                -occupancy.skill_level[nurse],
            ),
        )
        shift_type = occupancy.problem.centre.calendar.shift_types[shift_index]
        self.new_duties.append(NurseDuty(best, day, shift_type, (self.room_id,)))
        return [best]

    def _cost(
        self, nurses: Sequence[str], day: int, shift_index: int, shift: int
    ) -> int:
        """Return what a shift adds; the last of the nurses is in charge."""
        skill_weight, continuity_weight, load_weight = self._weights
        nurse, workload = nurses[-1], self.person.workload(shift)
        level = self.occupancy.skill_level[nurse]
        cost = skill_weight * max(0, self.person.required_skill(shift) - level)
        if nurse not in self._seen:
            cost += continuity_weight
        for who in nurses:
            cost += load_weight * self._excess((who, day, shift_index), workload)
        return cost

    def _excess(self, nurse_shift: tuple[str, int, int], workload: int) -> int:
        """Return by how much more a nurse is overloaded with an added workload.

        Rule S4: nothing for a nurse who does not work in the shift.
        """
        max_load = self.occupancy.max_load.get(nurse_shift)
        if max_load is None:
            return 0
        above = self.occupancy.nurse_load.get(nurse_shift, 0) - max_load
        return max(0, above + workload) - max(0, above)
