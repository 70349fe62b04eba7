"""Who comes on which day into which room, or not at all (H2, H5, H6, S7-S9, S12, S14).

A stay is open where the room has a free bed and no occupant of the other sex on each
of its days. Who needs no bed within the horizon gets one room for form's sake.
"""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import PlanningProblem
from mapigo.solver.arrays import row
from mapigo.solver.eligibility import suitable_rooms
from mapigo.solver.exact.costed_model import Choice, CostedModel
from mapigo.solver.exact.ward_days import ward_days
from mapigo.solver.kernels.layout import Instance, State
from mapigo.solver.published import must_be_admitted

__all__ = ["Stays"]


class Stays:
    """Choices by patient and day, also by room; ``empty`` has the occupants alone.

    ``in_room`` lists by room and day, and then by patient, the stays that lie there.
    """

    def __init__(
        self,
        model: CostedModel,
        instance: Instance,
        empty: State,
        problem: PlanningProblem,
    ) -> None:
        self.model = model
        self.instance = instance
        self.empty = empty
        self.on_day: dict[tuple[int, int], Choice] = {}
        self.in_bed: dict[tuple[int, int, int], Choice] = {}
        self.in_room: dict[tuple[int, int], dict[int, list[Choice]]] = {}
        must = must_be_admitted(problem)
        for patient, entry in enumerate(problem.waiting_list):
            no_room_suits = not suitable_rooms(problem, entry)
            self._admit(patient, must[patient], no_room_suits)

    def _admit(self, patient: int, is_mandatory: bool, only_without_bed: bool) -> None:
        model, instance = self.model, self.instance
        choices = []
        if not is_mandatory:
            out = model.choice()
            model.charge(out, instance.day_cost[patient, -1])
            choices.append(out)
        for day in row(instance.day_start, instance.allowed_day, patient):
            if only_without_bed and ward_days(instance, patient, day):
                continue
            rooms = [self._lie(patient, day, room) for room in self._free(patient, day)]
            if rooms:
                on_day = self.on_day[patient, day] = model.choice()
                model.charge(on_day, instance.day_cost[patient, day])
                model.cp.add(sum(rooms) == on_day)
                choices.append(on_day)
        model.cp.add(sum(choices) == 1)

    def _free(self, patient: int, day: int) -> Iterator[int]:
        """Yield the rooms in which a patient could lie from a day on."""
        instance, empty = self.instance, self.empty
        days = ward_days(instance, patient, day)
        for room in row(instance.room_start, instance.allowed_room, patient):
            other_sex = (1 - instance.sex[patient]) * instance.n_rooms + room
            if (
                (empty.persons[room, days] < instance.open_beds[room, days])
                & (empty.sex_count[other_sex, days] == 0)
            ).all():
                yield room
                if not days:
                    return

    def _lie(self, patient: int, day: int, room: int) -> Choice:
        stay = self.in_bed[patient, day, room] = self.model.choice()
        days = ward_days(self.instance, patient, day)
        self.model.charge(stay, len(days) * self.instance.outlier_cost[patient, room])
        for when in days:
            there = self.in_room.setdefault((room, when), {})
            there.setdefault(patient, []).append(stay)
        return stay
