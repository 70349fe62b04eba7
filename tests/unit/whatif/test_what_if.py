"""Both sides solved alike: no difference without change, and what a change does."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from tests.reference.plain_hospital import lying_in, patient, plain_hospital

from mapigo.domain import Pathway, Plan, PlanningProblem, Pool, Stage
from mapigo.errors import InputError
from mapigo.solver import SolveOptions, solve
from mapigo.whatif import (
    Comparison,
    TrialOptions,
    Verdict,
    Work,
    read_changes,
    what_if,
)

pytestmark = pytest.mark.unit

PROBLEM = plain_hospital(
    n_theatres=1,
    theatre_minutes=240,
    patients=tuple(patient(n, minutes=120, surgeon=n % 2) for n in range(20)),
)
"""Two operations a day, and more patients than that."""
OPTIONS = TrialOptions(n_seeds=2, n_threads=1, n_steps=3_000)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return solve(PROBLEM, SolveOptions(n_threads=1, n_steps=3_000)).plan


def compared(
    plan: Plan,
    *asked: tuple[str, str],
    problem: PlanningProblem = PROBLEM,
    options: TrialOptions = OPTIONS,
) -> Comparison:
    found = what_if(problem, plan, read_changes(problem, asked), options)
    assert found is not None
    return found


@pytest.mark.parametrize("from_plan", [True, False])
def test_the_same_hospital_on_both_sides_does_not_differ(
    plan: Plan, from_plan: bool
) -> None:
    options = replace(OPTIONS, from_plan=from_plan)
    found = compared(plan, options=options)
    figures = (*found.figures, *found.loads)
    assert {figure.difference for figure in figures} == {0}
    assert {figure.verdict for figure in figures} == {Verdict.SAME}
    assert found.as_it_is.plans == found.changed.plans


def test_closing_the_theatre_for_two_days_costs_four_operations(plan: Plan) -> None:
    found = compared(plan, ("close", "theatre:T0:2..3"))
    assert found.figure("admitted").difference == -4
    assert found.figure("admitted").is_better is False
    assert found.figure("theatre_use", "OR").before == (100, 100)
    assert found.changed.n_infeasible == 0


def test_two_seeds_are_two_searches_of_each_side(plan: Plan) -> None:
    found = compared(plan, ("close", "theatre:T0:2"))
    assert found.seeds == (1, 2)
    assert len(found.as_it_is.plans) == len(found.changed.plans) == 2
    assert all(len(figure.before) == 2 for figure in found.figures)


def test_a_hospital_that_cannot_keep_the_rules_says_so() -> None:
    must = plain_hospital(n_theatres=1, patients=(patient(0, last=2),))
    plan = solve(must, SolveOptions(n_threads=1, n_steps=100)).plan
    found = compared(plan, ("close", "theatre:T0"), problem=must)
    assert found.changed.n_infeasible == 2
    assert found.changed.best.rule("H5").amount == 1
    assert found.as_it_is.n_infeasible == 0


def test_costs_are_by_the_weights_as_they_are(plan: Plan) -> None:
    found = compared(plan, ("set", "policy.weight.S8=1000"))
    assert found.has_other_weights
    assert abs(found.figure("cost").difference) < 1_000
    dear = found.changed.scores[0]
    assert dear.rule("S8").weight == 1_000


def test_bookings_of_the_plan_in_force_stay_while_changes_are_dear(plan: Plan) -> None:
    policy = replace(
        PROBLEM.policy, weights={**PROBLEM.policy.weights, "S10": 900, "S14": 900}
    )
    in_force = replace(PROBLEM, policy=policy, published=plan)
    found = compared(plan, ("close", "theatre:T0:6"), problem=in_force)
    assert found.from_plan
    assert found.figure("moved").after == (0, 0)
    assert found.figure("lost").after == (2, 2)


def test_occupants_of_a_closed_unit_are_counted() -> None:
    lies_there = replace(
        lying_in(0, 0, 2), pathway=Pathway((Stage("icu", 2),)), room=""
    )
    empty = plain_hospital(occupants=())
    centre = replace(empty.centre, pools=(Pool("icu", (1,) * 7),))
    problem = replace(empty, centre=centre, occupants=(lies_there,), published=Plan())
    found = compared(Plan(), ("close", "icu_bed"), problem=problem)
    assert found.figure("violations").after == (2, 2)
    assert found.changed.best.rule("H10").amount == 2


def test_the_freeze_window_holds_on_both_sides(plan: Plan) -> None:
    policy = replace(PROBLEM.policy, freeze_days=7)
    in_force = replace(PROBLEM, policy=policy, published=plan)
    found = compared(plan, ("add", "theatre:T0"), problem=in_force)
    assert found.figure("moved").after == (0, 0)
    assert found.figure("admitted").difference == 6


def test_it_tells_how_far_it_has_come(plan: Plan) -> None:
    told: list[Work] = []
    what_if(PROBLEM, plan, (), OPTIONS, on_progress=told.append)
    shares = [work.share_done for work in told]
    assert shares == sorted(shares)
    assert {work.doing for work in told} == {
        "as it is, seed 1",
        "changed, seed 1",
        "as it is, seed 2",
        "changed, seed 2",
    }


def test_after_an_interruption_whole_seeds_are_compared(plan: Plan) -> None:
    stop = threading.Event()

    def stop_in_the_second_seed(work: Work) -> None:
        if work.doing == "changed, seed 2":
            stop.set()

    found = what_if(
        PROBLEM, plan, (), OPTIONS, on_progress=stop_in_the_second_seed, stop=stop
    )
    assert found is not None
    assert (found.seeds, found.n_seeds_asked) == ((1,), 2)
    assert found.figure("cost").verdict is Verdict.UNKNOWN
    at_once = threading.Event()
    at_once.set()
    assert what_if(PROBLEM, plan, (), OPTIONS, stop=at_once) is None


def test_no_seeds_are_refused() -> None:
    with pytest.raises(InputError, match="n_seeds of at least 1"):
        TrialOptions(n_seeds=0)
