"""Where the workers of a search go on after each stretch."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.errors import SolverError
from mapigo.solver.decisions import Decisions
from mapigo.solver.search.best import BestPlan
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.crew import Reports
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.portfolio import Portfolio
from mapigo.solver.search.schedule import Stretch, Then
from mapigo.solver.search.workplace import Workplace

pytestmark = pytest.mark.unit

N_STEPS = 120
"""For equal shares of up to four stretches."""


def numbered(number: int) -> Decisions:
    """Return decisions that can be told from others."""
    column = np.array([number], dtype=np.int32)
    return Decisions(column, column, column, column, column.astype(np.int16))


class ToldCrew:
    """Two workers whose legs end as told, and who note where they began.

    Where nothing more is told, they are lost.
    """

    n_workers = 2
    longest_leg_s = float("inf")
    has_short_legs = True

    def __init__(self, energies: Sequence[tuple[int, int]]) -> None:
        self._energies = iter(energies)
        self.starts: list[tuple[int | None, ...]] = []

    def prepare(self, stop: threading.Event, tick: Callable[[], None]) -> None:
        """Nothing to get ready."""

    def run(
        self,
        place: Workplace,
        legs: Sequence[Leg],
        stop: threading.Event,
        reports: Reports,
        tick: Callable[[], None],
    ) -> list[LegResult]:
        """Return places named after their energies."""
        energies = next(self._energies, None)
        if energies is None:
            message = "All are lost."
            raise SolverError(message)
        self.starts.append(tuple(leg.start.cost if leg.start else None for leg in legs))
        results = []
        for leg, energy in zip(legs, energies, strict=True):
            assert leg.n_steps is not None
            reports.count(leg.n_steps)
            found = Found(0, energy, numbered(energy))
            results.append(LegResult(found, energy, found, leg.n_steps))
        return results

    def close(self) -> None:
        """Nothing to let go."""


def starts(*stretches: tuple[Then, tuple[int, int]]) -> list[tuple[int | None, ...]]:
    """Return where the two workers begin each stretch."""
    n = len(stretches)
    crew = ToldCrew([energies for _, energies in stretches])
    clock = Clock(1.0, N_STEPS)
    portfolio = Portfolio(
        Workplace.of(roomy_hospital(1)),
        crew,
        [Stretch(i / n, (i + 1) / n, 2.0, 1.0, stretches[i][0]) for i in range(n)],
        clock,
        BestPlan(clock),
        seed=1,
    )
    portfolio.search(threading.Event(), lambda: None)
    return crew.starts


def test_lost_workers_end_a_search_without_stopping_the_caller() -> None:
    crew = ToldCrew([(7, 3)])
    clock, stop = Clock(1.0, N_STEPS), threading.Event()
    halves = [Stretch(i / 2, (i + 1) / 2, 2.0, 1.0, Then.GO_ON) for i in range(2)]
    best = BestPlan(clock)
    place = Workplace.of(roomy_hospital(1))
    portfolio = Portfolio(place, crew, halves, clock, best, 1)
    portfolio.search(stop, lambda: None)
    assert portfolio.workers_lost == "All are lost."
    assert not stop.is_set()
    assert best.cost == 3


def test_each_worker_goes_on_from_its_own_place() -> None:
    assert starts((Then.GO_ON, (7, 3)), (Then.GO_ON, (1, 2))) == [(None, None), (7, 3)]


def test_at_a_meeting_both_go_on_from_the_better_place() -> None:
    assert starts((Then.MEET, (7, 3)), (Then.GO_ON, (1, 2)))[1] == (3, 3)


def test_at_a_choice_each_has_a_place_of_its_own_among_the_best_of_all() -> None:
    begun = starts((Then.REMEMBER, (5, 9)), (Then.CHOOSE, (7, 6)), (Then.GO_ON, (1, 2)))
    assert begun[2] == (5, 6)


def test_what_was_remembered_counts_once() -> None:
    begun = starts(
        (Then.REMEMBER, (1, 2)),
        (Then.CHOOSE, (7, 6)),
        (Then.MEET, (5, 4)),
        (Then.GO_ON, (3, 3)),
    )
    assert begun[2:] == [(1, 2), (4, 4)]
