"""The chance of finding no bed."""

from __future__ import annotations

import pytest
from tests.reference.roomy_hospital import roomy_hospital
from tests.unit.scoring.small_hospital import book, occupant, patient, problem

from mapigo.domain import Empirical, Pathway, Plan, PlanningProblem, Stage
from mapigo.scoring.bed_risks import bed_risks, comings
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

ONE_OR_THREE = Empirical((1.0, 3.0))


def through_icu(length: Empirical | None = None) -> Pathway:
    return Pathway((Stage("operation", 0), Stage("icu", 1, length), Stage("ward", 1)))


def test_a_bed_that_may_still_be_taken_is_a_risk() -> None:
    before = patient("p1", pathway=through_icu(ONE_OR_THREE))
    after = patient("p2", pathway=through_icu())
    plan = Plan((book("p1"), book("p2", day=1)))
    risks = bed_risks(problem(before, after), plan)
    # The ICU has one bed, which p1 keeps in half of the draws.
    assert risks["p1"].no_pool_bed == {"icu": 0.0}
    assert risks["p2"].no_pool_bed["icu"] == pytest.approx(0.5, abs=0.001)
    assert risks["p2"].no_ward_bed == 0.0


def test_those_who_come_together_share_what_is_left() -> None:
    three = [patient(f"p{n}", pathway=through_icu()) for n in (1, 2, 3)]
    risks = bed_risks(problem(*three), Plan(tuple(book(f"p{n}") for n in (1, 2, 3))))
    for n in (1, 2, 3):
        assert risks[f"p{n}"].no_pool_bed["icu"] == pytest.approx(2 / 3)


def test_who_is_there_keeps_the_bed() -> None:
    there = occupant("a1", pathway=Pathway((Stage("icu", 1, ONE_OR_THREE),)), room="")
    risks = bed_risks(problem(patient(pathway=through_icu()), there), Plan((book(),)))
    assert risks["p1"].no_pool_bed["icu"] == pytest.approx(1.0)


def test_who_has_no_ward_day_needs_no_ward_bed() -> None:
    only_icu = Pathway((Stage("operation", 0), Stage("icu", 1)))
    risks = bed_risks(problem(patient(pathway=only_icu)), Plan((book(room=""),)))
    assert risks["p1"].no_ward_bed is None


def chances_of_no_bed(
    hospital: PlanningProblem, plan: Plan, seed: int
) -> dict[tuple[str, str, tuple[str, int]], float]:
    return {
        (one.patient, one.place, one.unit_day): float(one.finds_none.mean())
        for one in comings(hospital, plan, 2_000, seed)
    }


def test_risks_are_those_of_fresh_draws() -> None:
    n_likely = 0
    for seed in range(3):
        hospital = roomy_hospital(seed)
        plan = solve(hospital, SolveOptions(n_threads=1, n_steps=500)).plan
        predicted = chances_of_no_bed(hospital, plan, 1)
        fresh = chances_of_no_bed(hospital, plan, 2)
        for key in predicted.keys() | fresh.keys():
            chance = predicted.get(key, 0.0)
            n_likely += chance > 0.1
            assert chance == pytest.approx(fresh.get(key, 0.0), abs=0.05)
    assert n_likely > 20
