"""Which surgeon operates in which theatre (H3, H4, H11, S5, S6)."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from mapigo.solver.arrays import row
from mapigo.solver.exact.costed_model import Choice, Term, weighted
from mapigo.solver.exact.stays import Stays
from mapigo.solver.kernels.layout import Instance

__all__ = ["Operations"]


class Operations:
    """Choices by patient, day of admission, surgeon and theatre.

    ``minutes`` of surgeons and of theatres, and who works where, are by the day of the
    operation.
    """

    def __init__(self, stays: Stays) -> None:
        self.model = stays.model
        self.instance = stays.instance
        self.case: dict[tuple[int, int, int, int], Choice] = {}
        self._of_theatre: defaultdict[tuple[int, int], list[Term]] = defaultdict(list)
        self._of_surgeon: defaultdict[tuple[int, int], list[Term]] = defaultdict(list)
        self._works: defaultdict[tuple[int, int], dict[int, Choice]] = defaultdict(dict)
        for (patient, day), on_day in stays.on_day.items():
            cases = self._cases(patient, day)
            self.model.cp.add(sum(cases) == on_day)
        self._open_theatres()
        for (surgeon, day), terms in self._of_surgeon.items():
            limit = int(self.instance.surgeon_minutes[surgeon, day])
            self.model.cp.add(weighted(terms) <= limit)
        for places in self._works.values():
            works = [(here, 1) for here in places.values()]
            self.model.charge_above(works, 1, self.instance.transfer_weight)

    def _cases(self, patient: int, day: int) -> list[Choice]:
        instance = self.instance
        when = day + int(instance.operation_offset[patient])
        minutes = int(instance.minutes[patient])
        cases = []
        for surgeon in row(instance.surgeon_start, instance.allowed_surgeon, patient):
            for theatre in np.flatnonzero(instance.theatre_suits[patient]).tolist():
                if minutes > min(
                    instance.theatre_minutes[theatre, when],
                    instance.surgeon_minutes[surgeon, when],
                ):
                    continue
                case = self.case[patient, day, surgeon, theatre] = self.model.choice()
                cases.append(case)
                self._of_theatre[theatre, when].append((case, minutes))
                self._of_surgeon[surgeon, when].append((case, minutes))
                if instance.transfer_weight:
                    self._note_place(case, surgeon, when, theatre)
        return cases

    def _note_place(self, case: Choice, surgeon: int, day: int, theatre: int) -> None:
        places = self._works[surgeon, day]
        if theatre not in places:
            places[theatre] = self.model.choice()
        self.model.cp.add_implication(case, places[theatre])

    def _open_theatres(self) -> None:
        """Let cases take place in opened theatres; of those alike, the first ones."""
        instance, cp = self.instance, self.model.cp
        last_alike: dict[tuple[int, int, bytes, bytes], Choice] = {}
        for (theatre, day), terms in sorted(self._of_theatre.items()):
            opened = self.model.choice()
            self.model.charge(opened, instance.open_weight)
            limit = int(instance.theatre_minutes[theatre, day])
            cp.add(weighted(terms) <= limit * opened)
            for case, _ in terms:
                cp.add_implication(case, opened)
            alike = (day, limit, *_suits(instance, theatre))
            if alike in last_alike:
                cp.add_implication(opened, last_alike[alike])
            last_alike[alike] = opened


def _suits(instance: Instance, theatre: int) -> tuple[bytes, bytes]:
    """Return who may be operated on in a theatre, and who was to be (S10)."""
    was_published = (instance.published_theatre == theatre) & bool(
        instance.change_weight
    )
    return instance.theatre_suits[:, theatre].tobytes(), was_published.tobytes()
