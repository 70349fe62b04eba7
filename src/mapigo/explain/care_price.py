"""What the nursing of one stay adds to the cost of a plan (S2, S3, S4)."""

from __future__ import annotations

from mapigo.domain import NurseDuty
from mapigo.explain.nurse_loads import NurseLoads
from mapigo.scoring import Person

__all__ = ["CarePrice"]


class CarePrice:
    """The cost of a patient's care in one room, added up day by day.

    The room's nurses are as planned. In a shift in which it stands empty and without
    a nurse it gets, in ``new_duties``, the nurse on duty who adds the least cost, of
    those the most skilled, who may then stay with the patient in later shifts.
    """

    def __init__(self, loads: NurseLoads, person: Person, room_id: str) -> None:
        self.loads = loads
        self.person = person
        self.room_id = room_id
        self.cost = 0
        self.new_duties: list[NurseDuty] = []
        self._seen: set[str] = set()

    def add_day(self, day: int) -> None:
        """Add the shifts of a day in the room."""
        for shift_index, shift in self.loads.occupancy.shifts_of(day):
            nurses = self._nurses(day, shift_index, shift)
            if nurses:
                self.cost += self._cost(nurses, day, shift_index, shift)
                self._seen.add(nurses[-1])

    def _nurses(self, day: int, shift_index: int, shift: int) -> list[str]:
        occupancy = self.loads.occupancy
        nurses = occupancy.nurses.get((self.room_id, day, shift_index), [])
        on_duty = self.loads.on_duty(day, shift_index)
        if nurses or not on_duty or (self.room_id, day) in occupancy.persons:
            return nurses
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

    def _cost(self, nurses: list[str], day: int, shift_index: int, shift: int) -> int:
        """Return what a shift adds; the last of the nurses is in charge."""
        loads, weight = self.loads, self.loads.occupancy.problem.policy.weight
        nurse, workload = nurses[-1], self.person.workload(shift)
        level = loads.occupancy.skill_level[nurse]
        levels_short = max(0, self.person.required_skill(shift) - level)
        excess = sum(loads.excess(who, day, shift_index, workload) for who in nurses)
        return (
            weight("S2") * levels_short
            + weight("S3") * (nurse not in self._seen)
            + weight("S4") * excess
        )
