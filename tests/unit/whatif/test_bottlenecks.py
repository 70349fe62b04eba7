"""What is short is found, in hospitals in which only one thing is short."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from tests.reference.plain_hospital import patient, plain_hospital
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.domain import OPERATION, WARD, Pathway, Plan, PlanningProblem, Pool, Stage
from mapigo.solver import SolveOptions, solve
from mapigo.whatif import (
    Bottlenecks,
    TrialOptions,
    Verdict,
    bottlenecks,
    candidates,
    change_text,
)
from mapigo.whatif.candidate import chosen
from mapigo.whatif.fullest import fullest, fullest_days, use_share

pytestmark = pytest.mark.unit

OPTIONS = TrialOptions(n_seeds=2, n_threads=1, n_steps=3_000)
THROUGH_ICU = Pathway((Stage(OPERATION, 0), Stage("icu", 1), Stage(WARD, 1)))


def short_of_icu() -> PlanningProblem:
    """Return a hospital with room for many, and one ICU bed, that each needs a day."""
    waiting = tuple(
        replace(patient(n, stay_days=2), pathway=THROUGH_ICU) for n in range(14)
    )
    plain = plain_hospital(rooms_beds=(9, 9))
    centre = replace(plain.centre, pools=(Pool("icu", (1,) * 7),))
    return replace(plain, centre=centre, waiting_list=waiting)


def short_of_sessions() -> PlanningProblem:
    """Return a hospital with room for many, and a theatre for one case a day."""
    waiting = tuple(patient(n, minutes=60, surgeon=n % 2) for n in range(14))
    return plain_hospital(
        rooms_beds=(9, 9), n_theatres=1, theatre_minutes=60, patients=waiting
    )


def found_in(problem: PlanningProblem, options: TrialOptions = OPTIONS) -> Bottlenecks:
    plan = solve(problem, SolveOptions(n_threads=1, n_steps=3_000)).plan
    found = bottlenecks(problem, plan, options)
    assert found is not None
    return found


def test_the_icu_bed_that_is_short_is_found() -> None:
    first, *others = found_in(short_of_icu()).rows
    assert first.candidate.kind == "pool bed"
    (admitted,) = (one for one in first.figures if one.measure.name == "admitted")
    assert (admitted.difference, admitted.verdict) == (7, Verdict.MORE)
    more = [
        one.verdict
        for row in others
        for one in row.figures
        if one.measure.name == "admitted"
    ]
    assert more
    assert Verdict.MORE not in more


def test_the_session_that_is_short_is_found() -> None:
    first, *_ = found_in(short_of_sessions()).rows
    assert first.candidate.kind == "session"
    (admitted,) = (one for one in first.figures if one.measure.name == "admitted")
    assert admitted.difference == 1


def test_one_seed_claims_nothing() -> None:
    found = found_in(short_of_icu(), replace(OPTIONS, n_seeds=1))
    verdicts = {one.verdict for row in found.rows for one in row.figures}
    assert verdicts == {Verdict.UNKNOWN}
    assert not any(row.is_clear for row in found.rows)


def test_what_is_not_tried_is_told() -> None:
    problem = short_of_icu()
    found = bottlenecks(problem, Plan(), replace(OPTIONS, n_steps=10), most=2)
    assert found is not None
    assert len(found.rows) == 2
    assert len(found.not_tried) == len(candidates(problem, Plan())) - 2


def test_it_can_be_stopped() -> None:
    stop = threading.Event()
    stop.set()
    assert bottlenecks(short_of_icu(), Plan(), OPTIONS, stop=stop) is None


def test_there_is_a_candidate_of_each_kind() -> None:
    problem = small_problem()
    (surgeon,) = (
        one for one in candidates(problem, small_plan()) if one.kind == "surgeon-day"
    )
    kinds = {one.kind for one in candidates(problem, small_plan())}
    assert kinds == {"session", "surgeon-day", "ward bed", "pool bed", "nurse"}
    texts = [change_text(one, problem.centre.calendar) for one in surgeon.changes]
    assert texts == [("add", "surgeon:S1:2026-12-09")]


def test_the_fullest_of_each_kind_comes_before_the_second_of_any() -> None:
    found = candidates(short_of_icu(), Plan())
    kinds = [one.kind for one in chosen(found, 5)]
    assert sorted(kinds) == sorted(set(kinds))
    assert chosen(found, 99) == found


def test_full_is_the_used_share_of_the_fullest_week() -> None:
    rows = [("a", (2,) * 14), ("b", (0,) * 14)]
    used = {("a", 1): 2, ("a", 2): 1, ("a", 9): 2}
    assert use_share(rows, used) == pytest.approx(3 / 14)
    assert use_share([], {}) == 0
    assert fullest(rows, used) == rows[0]
    assert list(fullest_days(rows[0], used)) == [1, 9]
    assert list(fullest_days(rows[1], used)) == []
