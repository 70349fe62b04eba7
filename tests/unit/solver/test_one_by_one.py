"""Booking patient by patient."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from tests.reference.plain_hospital import patient, plain_hospital
from tests.reference.random_hospitals import random_problem
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import PlanningProblem
from mapigo.explain.needs import Needs
from mapigo.explain.openings import Openings
from mapigo.scoring import Occupancy, score_plan
from mapigo.solver import SolveOptions, book_one_by_one, solve

pytestmark = pytest.mark.unit


def test_each_gets_the_earliest_day_that_is_left() -> None:
    # One bed; three patients of two days, the second most urgent, all by one surgeon.
    entries = tuple(
        replace(patient(n, stay_days=2), priority_score=score)
        for n, score in enumerate((1, 3, 2))
    )
    hospital = plain_hospital(rooms_beds=(1,), patients=entries)
    days = {b.patient: b.admission_day for b in book_one_by_one(hospital).bookings}
    assert days == {"P1": 0, "P2": 2, "P0": 4}


def test_the_plan_keeps_the_hard_rules_that_it_can() -> None:
    for seed in range(5):
        problem = roomy_hospital(seed)
        score = score_plan(problem, book_one_by_one(problem))
        assert {line.rule for line in score.by_rule if line.amount} & {
            "H1",
            "H2",
            "H3",
            "H4",
            "H6",
            "H7",
            "H8",
            "H9",
            "H10",
            "H11",
            "H13",
        } == set()


def without_nurses(problem: PlanningProblem) -> PlanningProblem:
    """Return a problem in which no day lacks nurses, and no plan is in force.

    On a day on which a shift has none, nobody is laid into a room, though by the rules
    a second patient of a room without a nurse breaks no more of them (H9).
    """
    centre = replace(problem.centre, nurses=())
    return replace(problem, centre=centre, published=None)


def test_nobody_left_out_would_fit_on_any_day() -> None:
    for seed in range(8):
        problem = without_nurses(random_problem(Random(seed)))
        plan = book_one_by_one(problem)
        booked = plan.booking_of()
        occupancy = Occupancy.from_plan(problem, plan)
        for entry in problem.waiting_list:
            if entry.id in booked:
                continue
            openings = Openings(occupancy, Needs.of(problem, plan, entry))
            for day in openings.window:
                assert (
                    openings.is_suspended(day)
                    or openings.short_pool_days(day)
                    or not openings.theatres(day)
                    or not openings.surgeons(day)
                    or not openings.rooms(day)
                )


def test_a_search_does_better() -> None:
    problem = roomy_hospital(4)
    by_hand = score_plan(problem, book_one_by_one(problem))
    searched = solve(problem, SolveOptions(n_threads=1, n_steps=20_000)).score
    assert searched.cost < by_hand.cost
