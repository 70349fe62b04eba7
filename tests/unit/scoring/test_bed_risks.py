"""The chance of finding no bed, and that it comes true."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.played_beds import shares_without_bed
from tests.reference.roomy_hospital import roomy_hospital
from tests.unit.scoring.small_hospital import book, occupant, patient, problem

from mapigo.domain import Empirical, Pathway, Plan, PlanningProblem, Stage
from mapigo.scoring import reliability
from mapigo.scoring.bed_risks import BedRisk, bed_risks
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

MOST_ERROR = 0.05
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


def test_chances_by_place_have_the_ward_last() -> None:
    assert list(BedRisk({"icu": 0.1}, 0.2).by_place.items()) == [
        ("icu", 0.1),
        ("ward", 0.2),
    ]
    assert BedRisk({}, None).by_place == {}


def overbooked(seed: int) -> tuple[PlanningProblem, Plan]:
    """Return a plan that hardly minds how full the ICU gets."""
    hospital = roomy_hospital(seed)
    heedless = replace(
        hospital.policy, rules_off=frozenset({"H10"}), weights={"S7": 3, "S8": 150}
    )
    hospital = replace(hospital, policy=heedless)
    return hospital, solve(hospital, SolveOptions(n_threads=1, n_steps=2_000)).plan


def test_chances_come_true() -> None:
    predicted: dict[tuple[int, str, str], float] = {}
    lived: dict[tuple[int, str, str], float] = {}
    for seed in range(3):
        hospital, plan = overbooked(seed)
        for who, risk in bed_risks(hospital, plan).items():
            for place, chance in risk.by_place.items():
                predicted[seed, who, place] = chance
        shares = shares_without_bed(hospital, plan, n_lives=300, seed=seed)
        lived |= {(seed, *key): share for key, share in shares.items()}
    bins = reliability(predicted, lived)
    assert len(bins) > 6
    assert max(abs(one.error) for one in bins) <= MOST_ERROR
