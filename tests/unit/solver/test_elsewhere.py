"""Legs in other processes, where workers hang or are lost."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.errors import SolverError
from mapigo.solver.decisions import Decisions
from mapigo.solver.search import elsewhere
from mapigo.solver.search.crew import Reports
from mapigo.solver.search.elsewhere import ElsewhereCrew, Task
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.workplace import Workplace

pytestmark = pytest.mark.unit

COLUMN = np.zeros(1, dtype=np.int32)
HERE = Found(0, 5, Decisions(COLUMN, COLUMN, COLUMN, COLUMN, COLUMN.astype(np.int16)))
LEG = Leg(HERE, 1, 4.0, 1.0, seconds=0.01, construct_s=20.0)


class HangingWorkforce:
    """Answers so many legs of each call, and then is silent; or all from a call on."""

    def __init__(self, n_answers: int, answers_all_from: int = 99) -> None:
        self._n_answers = n_answers
        self._answers_all_from = answers_all_from
        self.legs: list[list[Leg]] = []
        self.n_renewed = 0
        self.is_over = threading.Event()

    def answers(self, tasks: Sequence[Task], n_workers: int) -> Iterable[Any]:
        """Give the first answers, and then none."""
        self.legs.append([arguments[2] for _, arguments, _ in tasks])
        is_well = len(self.legs) >= self._answers_all_from
        for _, (_, i, _), _ in tasks if is_well else tasks[: self._n_answers]:
            yield i, LegResult(HERE, 5.0, HERE, 100)
        if not is_well:
            self.is_over.wait(30.0)

    def renew(self) -> None:
        """Count the times."""
        self.n_renewed += 1

    def close(self) -> None:
        """Let the silent go."""
        self.is_over.set()


def run(
    workforce: HangingWorkforce, legs: Sequence[Leg], monkeypatch: pytest.MonkeyPatch
) -> list[LegResult]:
    """Run legs in a workforce that is given up soon."""
    monkeypatch.setattr(elsewhere, "GRACE_S", 0.2)
    problem = roomy_hospital(1, n_entries=3)
    crew = ElsewhereCrew(problem, 2, workforce)
    try:
        reports = Reports(lambda _: None)
        return crew.run(
            Workplace.of(problem), legs, threading.Event(), reports, lambda: None
        )
    finally:
        crew.close()


def test_who_hangs_is_waited_for_once_where_others_have_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workforce = HangingWorkforce(1)
    assert len(run(workforce, [LEG, LEG], monkeypatch)) == 1
    assert len(workforce.legs) == 1
    assert workforce.n_renewed == 1


def test_where_nobody_answers_legs_are_handed_out_again_without_the_time_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workforce = HangingWorkforce(0, answers_all_from=2)
    legs = [replace(LEG, seconds=0.3), LEG]
    assert len(run(workforce, legs, monkeypatch)) == 2
    assert [leg.seconds for leg in workforce.legs[0]] == [0.3, 0.01]
    assert [leg.seconds for leg in workforce.legs[1]] == [0.0, 0.0]


def test_a_leg_without_a_start_is_handed_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workforce = HangingWorkforce(1, answers_all_from=2)
    first = replace(LEG, start=None, construct_s=0.01)
    assert len(run(workforce, [first, first], monkeypatch)) == 2
    assert len(workforce.legs[1]) == 1


def test_where_nobody_ever_answers_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    workforce = HangingWorkforce(0)
    with pytest.raises(SolverError, match="failed 3 times in a row"):
        run(workforce, [LEG], monkeypatch)
    assert workforce.n_renewed == 2
