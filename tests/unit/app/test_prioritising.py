"""The ranked list: its order, shared ranks, and what is written for plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.strategies.small_centre import small_problem

from mapigo.app.prioritising import ranked_patient, ranking, with_computed_scores
from mapigo.domain import PlanningProblem

pytestmark = pytest.mark.unit


@pytest.fixture
def problem() -> PlanningProblem:
    """Return patients without findings, of a target of 100 days."""
    small = small_problem(entry={"clinical": None, "suspensions": ()})
    plain = small.waiting_list[0]
    day_0 = date(2026, 12, 7).toordinal()
    entries = [
        replace(
            plain,
            id=name,
            priority=priority,
            decision_date=date.fromordinal(day_0 - waited_days),
            treat_by_day=100 - waited_days,
        )
        for name, priority, waited_days in (
            ("routine", "P4", 10),
            ("later", "P2", 21),
            ("longer", "P2", 39),
            ("urgent", "P1", 0),
            ("same", "P2", 39),
        )
    ]
    return replace(small, waiting_list=tuple(entries))


def test_of_equal_scores_the_longer_wait_then_the_list_decides(
    problem: PlanningProblem,
) -> None:
    # All three of class P2 have 27 points: 10 of base, 16 of class, 1 of waiting.
    assert [(one.rank, one.entry.id) for one in ranking(problem)] == [
        (1, "urgent"),
        (2, "longer"),
        (2, "same"),
        (2, "later"),
        (5, "routine"),
    ]


def test_a_patient_keeps_the_rank_within_the_list(problem: PlanningProblem) -> None:
    assert ranked_patient(problem, "later").rank == 2


def test_computed_scores_change_the_scores_alone_and_rank_the_same(
    problem: PlanningProblem,
) -> None:
    scored = with_computed_scores(problem)
    for before, after in zip(problem.waiting_list, scored.waiting_list, strict=True):
        assert replace(after, priority_score=before.priority_score) == before
    scores = {entry.id: entry.priority_score for entry in scored.waiting_list}
    assert scores == {
        one.entry.id: one.priority.priority_score for one in ranking(problem)
    }
    assert with_computed_scores(scored) == scored
