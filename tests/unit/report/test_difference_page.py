"""The page of a difference: everything in it, safe and readable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import TheatreMinutes, Withdrawal
from mapigo.replan import Replanned, ReplanOptions, replan
from mapigo.report import difference_page
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

SHORT = ReplanOptions(n_threads=1, n_steps=2_000, freeze_days=0)


@pytest.fixture(scope="module")
def answer() -> Replanned:
    problem = roomy_hospital(1)
    plan = solve(problem, SolveOptions(n_threads=1, n_steps=10_000)).plan
    gone = plan.bookings[0].patient
    return replan(
        problem, plan, [Withdrawal(gone), TheatreMinutes("T0", 4, 4, 0)], SHORT
    )


def test_everybody_who_changes_has_a_row(answer: Replanned) -> None:
    page = difference_page(answer)
    assert answer.difference.changes
    for change in answer.difference.changes:
        assert f'<th scope="row">{change.patient}</th>' in page
        assert change.kind.value in page
    for sentence in answer.sentences:
        assert sentence in page
    assert "The new plan holds every hard rule." in page
    assert "<script" not in page


def test_names_from_outside_are_escaped(answer: Replanned) -> None:
    first, *others = answer.difference.changes
    odd = replace(first, patient="<b>P & Q</b>", reason="<script>alert(1)</script>")
    difference = replace(answer.difference, changes=(odd, *others))
    page = difference_page(replace(answer, difference=difference))
    assert "<b>P" not in page
    assert "<script>" not in page
    assert "&lt;b&gt;P &amp; Q&lt;/b&gt;" in page


def test_nothing_to_tell_is_told(answer: Replanned) -> None:
    quiet = replace(
        answer,
        sentences=(),
        score_before=answer.score,
        difference=replace(answer.difference, changes=()),
    )
    page = difference_page(quiet)
    assert "Nothing: the plan was only looked at again." in page
    assert "The plan in force still holds." in page
    assert "Nobody." in page


def test_free_changes_are_told(answer: Replanned) -> None:
    assert "Changes are free" in difference_page(answer)
    policy = answer.problem.policy
    priced = replace(policy, weights={**policy.weights, "S10": 5})
    problem = replace(answer.problem, policy=priced)
    page = difference_page(replace(answer, problem=problem))
    assert "Changes are free" not in page


def test_a_freeze_that_gave_way_is_told(answer: Replanned) -> None:
    sentence = "Bookings in the freeze window had to move"
    assert sentence not in difference_page(replace(answer, freeze_holds=True))
    assert sentence in difference_page(replace(answer, freeze_holds=False))
