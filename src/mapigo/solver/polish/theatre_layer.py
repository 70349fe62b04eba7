"""The cheapest theatres for the cases of a day, all else as it is, by CP-SAT."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from ortools.sat.python import cp_model

from mapigo.solver.exact.costed_model import Choice, CostedModel, Term, weighted
from mapigo.solver.kernels.layout import Instance, State
from mapigo.solver.published import ANY_ROOM

__all__ = ["TheatreDay"]


class TheatreDay:
    """The cases of a day, and how much cheaper their theatres may be.

    It is about S5, S6 and S10; ``most_saved`` is what can still be hoped for.
    """

    def __init__(self, instance: Instance, state: State, day: int) -> None:
        self._instance = instance
        self._state = state
        self._day = day
        self._patients = [
            int(patient)
            for cases, n in zip(state.case[:, day], state.n_cases[:, day], strict=True)
            for patient in cases[:n]
        ]
        self._fewest = self._fewest_theatres()
        self.most_saved = self._cost_now() - instance.open_weight * self._fewest

    def solve(self, time_limit_s: float) -> dict[int, int]:
        """Return the cheapest theatres found, one for each patient, or none."""
        packing = _Packing(self._instance, self._state, self._day, self._patients)
        packing.open_at_least(self._fewest)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = time_limit_s
        solver.parameters.num_workers = 1
        # On days of large hospitals this found the same savings in half the time.
        solver.parameters.linearization_level = 2
        # Ctrl-C is for whoever may stop the search.
        solver.parameters.catch_sigint_signal = False
        status = solver.solve(packing.minimized())
        if status == cp_model.OPTIMAL:
            self.most_saved = 0
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {}
        return {
            patient: theatre
            for (patient, theatre), is_there in packing.is_there.items()
            if solver.boolean_value(is_there)
        }

    def _fewest_theatres(self) -> int:
        """Return how many theatres the minutes of all cases need at least."""
        left = int(self._instance.minutes[self._patients].sum())
        n = 0
        for minutes in sorted(self._instance.theatre_minutes[:, self._day])[::-1]:
            if left <= 0:
                break
            left -= int(minutes)
            n += 1
        return n

    def _cost_now(self) -> int:
        instance, state, day = self._instance, self._state, self._day
        n_open = np.count_nonzero(state.theatre_cases[:, day])
        n_transfers = np.maximum(state.surgeon_theatres[:, day] - 1, 0).sum()
        n_changes = sum(
            _is_change(instance, state, patient, state.theatre[patient])
            for patient in self._patients
        )
        return int(
            instance.open_weight * n_open
            + instance.transfer_weight * n_transfers
            + instance.change_weight * n_changes
        )


class _Packing:
    """The model: which theatres open, who works where, and which case is where.

    Each choice comes with how it is now, so that the solver begins from there.
    """

    def __init__(
        self, instance: Instance, state: State, day: int, patients: list[int]
    ) -> None:
        self._instance = instance
        self._state = state
        self._day = day
        self._model = CostedModel()
        self._open: dict[int, Choice] = {}
        self._works: dict[tuple[int, int], Choice] = {}
        self.is_there: dict[tuple[int, int], Choice] = {}
        in_use = state.theatre_cases[:, day] > 0
        for theatre in np.flatnonzero(in_use | (instance.theatre_minutes[:, day] > 0)):
            is_open = self._choice(bool(in_use[theatre]), instance.open_weight)
            self._open[int(theatre)] = is_open
        for surgeon in sorted({int(state.surgeon[patient]) for patient in patients}):
            self._let_work(surgeon)
        for patient in patients:
            self._put_somewhere(patient)
        self._limit_minutes()

    def open_at_least(self, n_theatres: int) -> None:
        """Say how many theatres are needed, which the solver would find out slowly."""
        self._model.cp.add(sum(self._open.values()) >= n_theatres)

    def minimized(self) -> cp_model.CpModel:
        """Return the model, whose cost is to be the least."""
        self._model.minimize()
        return self._model.cp

    def _choice(self, now: bool, price: int) -> Choice:
        choice = self._model.choice()
        self._model.cp.add_hint(choice, now)
        self._model.charge(choice, price)
        return choice

    def _let_work(self, surgeon: int) -> None:
        """Let a surgeon work in open theatres, each at a price (S6, and a constant)."""
        instance, day = self._instance, self._day
        here = []
        for theatre, is_open in self._open.items():
            now = bool(self._state.surgeon_cases[surgeon, day, theatre])
            works = self._choice(now, instance.transfer_weight)
            self._works[surgeon, theatre] = works
            self._model.cp.add_implication(works, is_open)
            here.append(works)
        self._model.cp.add_at_least_one(here)

    def _put_somewhere(self, patient: int) -> None:
        """Put a case into one of the theatres that suit it."""
        instance, state = self._instance, self._state
        surgeon = int(state.surgeon[patient])
        somewhere = []
        for theatre in self._open:
            if not instance.theatre_suits[patient, theatre]:
                continue
            price = instance.change_weight * _is_change(
                instance, state, patient, theatre
            )
            is_there = self._choice(bool(state.theatre[patient] == theatre), price)
            self.is_there[patient, theatre] = is_there
            self._model.cp.add_implication(is_there, self._works[surgeon, theatre])
            somewhere.append(is_there)
        self._model.cp.add_exactly_one(somewhere)

    def _limit_minutes(self) -> None:
        """Let the cases of a theatre take no more minutes than it is open."""
        cases: defaultdict[int, list[Term]] = defaultdict(list)
        for (patient, theatre), is_there in self.is_there.items():
            cases[theatre].append((is_there, int(self._instance.minutes[patient])))
        for theatre, terms in cases.items():
            minutes = int(self._instance.theatre_minutes[theatre, self._day])
            self._model.cp.add(weighted(terms) <= minutes * self._open[theatre])


def _is_change(instance: Instance, state: State, patient: int, theatre: int) -> bool:
    """Whether it is the theatre that makes a booking another than published (S10)."""
    return bool(
        instance.published_day[patient] >= 0
        and instance.published_day[patient] == state.day[patient]
        and instance.published_surgeon[patient] == state.surgeon[patient]
        and instance.published_room[patient] in (ANY_ROOM, state.room[patient])
        and instance.published_theatre[patient] != theatre
    )
