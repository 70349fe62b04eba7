"""The cheapest theatres for the cases of a day, all else as it is, by CP-SAT."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from ortools.sat.python import cp_model

from mapigo.solver.exact.costed_model import Choice, CostedModel, Term, weighted
from mapigo.solver.kernels.layout import Instance, State

__all__ = ["TheatreDay"]


class TheatreDay:
    """Which case of a day goes into which theatre, which are open, who works where.

    The sum of S5, S6 and S10 is to be as low as it can be; ``most_saved`` is what can
    still be hoped for.
    """

    def __init__(self, instance: Instance, state: State, day: int) -> None:
        self._instance = instance
        self._state = state
        self._day = day
        self._cases = [
            (surgeon, int(patient))
            for surgeon in range(state.n_cases.shape[0])
            for patient in state.case[surgeon, day, : state.n_cases[surgeon, day]]
        ]
        self._minutes = instance.theatre_minutes[:, day].tolist()
        self._fewest = self._fewest_theatres()
        self.most_saved = self._cost_now() - instance.open_weight * self._fewest

    def solve(self, time_limit_s: float) -> dict[int, int]:
        """Return a theatre for each patient, no dearer than now, or none."""
        now = [int(self._state.theatre[patient]) for _, patient in self._cases]
        model, choices = self._model(now)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = time_limit_s
        solver.parameters.num_workers = 1
        # On days of large hospitals this found the same savings in half the time.
        solver.parameters.linearization_level = 2
        # Ctrl-C is for whoever may stop the search.
        solver.parameters.catch_sigint_signal = False
        status = solver.solve(model.cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {}
        if status == cp_model.OPTIMAL:
            self.most_saved = 0
        return {
            patient: theatre
            for (patient, theatre), choice in choices.items()
            if solver.boolean_value(choice)
        }

    def _fewest_theatres(self) -> int:
        """Return how many theatres the minutes of all cases need at least."""
        left = sum(int(self._instance.minutes[patient]) for _, patient in self._cases)
        n = 0
        for minutes in sorted(self._minutes, reverse=True):
            if left <= 0:
                break
            left -= minutes
            n += 1
        return n

    def _cost_now(self) -> int:
        instance, state, day = self._instance, self._state, self._day
        n_open = np.count_nonzero(state.theatre_cases[:, day])
        n_transfers = np.maximum(state.surgeon_theatres[:, day] - 1, 0).sum()
        n_changes = sum(
            self._published_theatre(patient) not in (None, state.theatre[patient])
            for _, patient in self._cases
        )
        return int(
            instance.open_weight * n_open
            + instance.transfer_weight * n_transfers
            + instance.change_weight * n_changes
        )

    def _published_theatre(self, patient: int) -> int | None:
        """Return the theatre in which a booking is no change, if there is one."""
        instance, state = self._instance, self._state
        if (
            instance.published_day[patient] < 0
            or instance.published_day[patient] != state.day[patient]
            or instance.published_surgeon[patient] != state.surgeon[patient]
            or instance.published_room[patient] not in (-1, state.room[patient])
        ):
            return None
        return int(instance.published_theatre[patient])

    def _model(
        self, now: list[int]
    ) -> tuple[CostedModel, dict[tuple[int, int], Choice]]:
        """Return the model, which knows the theatres as they are, and its choices."""
        instance, model = self._instance, CostedModel()
        opened = {
            theatre: self._choice(model, theatre in now, instance.open_weight)
            for theatre, minutes in enumerate(self._minutes)
            if minutes > 0
        }
        works: dict[tuple[int, int], Choice] = {}
        for surgeon in {surgeon for surgeon, _ in self._cases}:
            hers = {now[i] for i, case in enumerate(self._cases) if case[0] == surgeon}
            for theatre, is_open in opened.items():
                here = self._choice(model, theatre in hers, instance.transfer_weight)
                works[surgeon, theatre] = here
                model.cp.add_implication(here, is_open)
            model.cp.add_at_least_one(works[surgeon, theatre] for theatre in opened)
        of_theatre: defaultdict[int, list[Term]] = defaultdict(list)
        choices: dict[tuple[int, int], Choice] = {}
        for (surgeon, patient), at in zip(self._cases, now, strict=True):
            published = self._published_theatre(patient)
            minutes = int(instance.minutes[patient])
            for theatre in opened:
                if not instance.theatre_suits[patient, theatre]:
                    continue
                changes = published not in (None, theatre)
                price = instance.change_weight if changes else 0
                choice = self._choice(model, theatre == at, price)
                choices[patient, theatre] = choice
                of_theatre[theatre].append((choice, minutes))
                model.cp.add_implication(choice, works[surgeon, theatre])
            model.cp.add_exactly_one(
                choices[patient, theatre]
                for theatre in opened
                if (patient, theatre) in choices
            )
        for theatre, terms in of_theatre.items():
            limit = self._minutes[theatre]
            model.cp.add(weighted(terms) <= limit * opened[theatre])
        model.cp.add(sum(opened.values()) >= self._fewest)
        model.minimize()
        return model, choices

    def _choice(self, model: CostedModel, is_so: bool, price: int) -> Choice:
        """Return a choice with its price, and how it is now."""
        choice = model.choice()
        model.cp.add_hint(choice, is_so)
        model.charge(choice, price)
        return choice
