"""Rules S11 and S13: wards and pools when stays run long, arrivals at pools."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.scoring.small_hospital import (
    POLICY,
    amount,
    book,
    occupant,
    pathway,
    patient,
    problem,
)

from mapigo.domain import Empirical, LogNormal, Pathway, Plan, Stage
from mapigo.scoring.scenarios import drawn_days

pytestmark = pytest.mark.unit

ONE_OR_THREE = Empirical((1.0, 3.0))
"""Half of the stays are one day long, the others three."""


def through_icu(days: int, length: Empirical | None = None) -> Pathway:
    return Pathway(
        (Stage("operation", 0), Stage("icu", days, length), Stage("ward", 1))
    )


def test_s11_counts_the_scenarios_in_which_a_bed_lacks() -> None:
    long_or_short = patient("p1", pathway=through_icu(1, ONE_OR_THREE))
    next_day = patient("p2", pathway=through_icu(1))
    plan = Plan((book("p1"), book("p2", day=1)))
    # The ICU has one bed; in 32 of 64 scenarios p1 is still there on day 1.
    assert amount("S11", problem(long_or_short, next_day), plan) == 32
    later = Plan((book("p1"), book("p2", day=3)))
    assert amount("S11", problem(long_or_short, next_day), later) == 0


def test_s11_counts_occupants_wards_and_the_reserve() -> None:
    in_icu = occupant(pathway=Pathway((Stage("icu", 1, ONE_OR_THREE),)), room="")
    one_day = patient(pathway=through_icu(1))
    assert amount("S11", problem(one_day, in_icu), Plan((book(day=1),))) == 32
    # Ward A has two beds: three are there on day 0 in all scenarios.
    three = [patient(f"p{n}") for n in (1, 2, 3)]
    together = Plan(tuple(book(f"p{n}", day=4) for n in (1, 2, 3)))
    assert amount("S11", problem(*three), together) == 64
    reserving = replace(POLICY, pool_reserve={"icu": 1})
    assert amount("S11", problem(one_day, policy=reserving), Plan((book(),))) == 64


def test_s11_counts_nothing_without_a_weight() -> None:
    no_weight = replace(POLICY, weights={"S7": 1})
    in_icu = occupant(pathway=Pathway((Stage("icu", 1, ONE_OR_THREE),)), room="")
    hospital = problem(patient(pathway=through_icu(1)), in_icu, policy=no_weight)
    assert amount("S11", hospital, Plan((book(day=1),))) == 0


def test_draws_cover_the_distribution_and_are_the_persons_own() -> None:
    length = LogNormal(1.0, 0.6)
    way = Pathway(
        (
            Stage("ward", 2, length),
            Stage("operation", 0),
            Stage("icu", 2, length),
            Stage("ward", 4),
        )
    )
    days = drawn_days("p1", way, 1000)

    assert (days[:, [0, 1, 3]] == [2, 0, 4]).all()
    shares = length.shares_within(np.arange(1, 8) + 0.5)
    for longest, share in zip(range(1, 8), shares, strict=True):
        assert (days[:, 2] <= longest).mean() == pytest.approx(share, abs=0.002)
    np.testing.assert_array_equal(days, drawn_days("p1", way, 1000))
    assert (days != drawn_days("p2", way, 1000)).any()
    assert (days != drawn_days("p1", way, 1000, seed=1)).any()


def test_s13_counts_arrivals_above_the_even_number() -> None:
    even = replace(POLICY, even_arrivals={"icu": 1})
    way = pathway(("ward", 1), ("operation", 0), ("icu", 1), ("icu", 1), ("ward", 1))
    two = [patient(f"p{n}", pathway=way) for n in (1, 2)]
    together = Plan((book("p1"), book("p2")))
    assert amount("S13", problem(*two, policy=even), together) == 1
    apart = Plan((book("p1"), book("p2", day=1)))
    assert amount("S13", problem(*two, policy=even), apart) == 0
    assert amount("S13", problem(*two), together) == 0


def test_s13_counts_occupants_who_reach_the_pool_later() -> None:
    even = replace(POLICY, even_arrivals={"icu": 0})
    there = occupant("a1", pathway=pathway(("icu", 2), ("ward", 1)))
    coming = occupant("a2", pathway=pathway(("ward", 1), ("icu", 1)))
    assert amount("S13", problem(there, coming, policy=even), Plan()) == 1


def test_draws_of_a_distribution_gone_wrong_stay_within_a_year() -> None:
    # Days instead of their logarithm: a slip that passes for a distribution.
    way = Pathway((Stage("operation", 0), Stage("ward", 6, LogNormal(6.0, 2.0))))
    assert drawn_days("p1", way, 1000).max() == 366
