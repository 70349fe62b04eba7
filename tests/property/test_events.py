"""Laws of events: read as written, applied to whatever hospital there is."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tests.reference.random_events import random_event, random_events
from tests.reference.random_hospitals import random_plan, random_problem
from tests.reference.written_events import as_csv, as_json_lines
from tests.strategies.problems import problems

from mapigo.domain import Calendar, Event, PlanningProblem, Withdrawal
from mapigo.domain.validation.event_faults import event_faults
from mapigo.errors import InputError
from mapigo.formats import read_events
from mapigo.replan import apply_events

pytestmark = pytest.mark.property

SEEDS = st.integers(0, 2**32)
FEWER = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def read_back(text: str, name: str, problem: PlanningProblem) -> tuple[Event, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return read_events(path, problem)


@FEWER
@given(problem=problems(min_entries=1), seed=SEEDS)
@pytest.mark.parametrize(
    ("write", "name"), [(as_csv, "events.csv"), (as_json_lines, "events.jsonl")]
)
def test_events_come_back_the_same(
    write: Callable[[Iterable[Event], Calendar], str],
    name: str,
    problem: PlanningProblem,
    seed: int,
) -> None:
    events = random_events(Random(seed), problem, most=6)
    if events:
        text = write(events, problem.centre.calendar)
        assert read_back(text, name, problem) == tuple(events)


@given(seed=SEEDS)
def test_whatever_happens_the_problem_is_valid(seed: int) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = random_plan(rng, problem)
    events = random_events(rng, problem, most=12)
    for happened in events:
        event(type(happened).__name__)
    found = apply_events(problem, plan, events)
    # To construct a problem validates it, the plan in force included.
    replace(found.problem, published=found.plan)
    assert found.problem.published is None
    assert len(found.sentences) == len(events)
    gone = {one.patient for one in events if isinstance(one, Withdrawal)}
    assert {one.patient for one in found.plan.bookings} == {
        one.patient for one in plan.bookings
    } - gone


@given(seed=SEEDS)
def test_what_goes_in_is_not_changed(seed: int) -> None:
    rng, again = Random(seed), Random(seed)
    problem, same = random_problem(rng), random_problem(again)
    plan, same_plan = random_plan(rng, problem), random_plan(again, same)
    apply_events(problem, plan, random_events(rng, problem, most=8))
    assert (problem, plan) == (same, same_plan)


@given(seed=SEEDS)
def test_who_or_what_is_gone_is_not_in_the_plan(seed: int) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = random_plan(rng, problem)
    found = apply_events(problem, plan, random_events(rng, problem, most=12))
    waiting = {entry.id for entry in found.problem.waiting_list}
    placed = {one.patient for one in (*found.plan.bookings, *found.plan.pins)}
    assert placed <= waiting
    assert set(found.plan.bookings) <= set(plan.bookings) | {
        replace(booking, room="") for booking in plan.bookings
    }
    assert set(found.plan.duties) <= set(plan.duties)


@given(seed=SEEDS)
def test_the_order_of_events_does_not_matter(seed: int) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = random_plan(rng, problem)
    events = random_events(rng, problem, most=12)
    forth = apply_events(problem, plan, events)
    back = apply_events(problem, plan, events[::-1])
    assert _in_order(forth.problem) == _in_order(back.problem)
    assert forth.plan == back.plan


def _in_order(problem: PlanningProblem) -> PlanningProblem:
    """Return a problem with its entries, and their suspensions, sorted."""
    entries = [
        replace(
            entry,
            suspensions=tuple(sorted(entry.suspensions, key=lambda s: s.first_day)),
        )
        for entry in problem.waiting_list
    ]
    entries.sort(key=lambda entry: entry.id)
    return replace(problem, waiting_list=tuple(entries))


@given(seed=SEEDS)
def test_events_that_are_right_alone_are_refused_for_contradictions_only(
    seed: int,
) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = random_plan(rng, problem)
    events = [random_event(rng, problem) for _ in range(rng.choice([1, 1, 3]))]
    faulty = [one for one in events if list(event_faults(problem, {"": one}))]
    n_faults = 0
    try:
        apply_events(problem, plan, events)
    except InputError as error:
        n_faults = len(error.faults)
    # At least one for each that is wrong by itself; pairs may contradict each other.
    assert n_faults >= len(faulty)
    if len(events) == 1:
        assert bool(n_faults) == bool(faulty)
