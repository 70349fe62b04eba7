"""What a plan means for the patients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.scoring.small_hospital import CENTRE, book, patient, problem

from mapigo.domain import Calendar, Empirical, Pathway, Plan, Stage
from mapigo.scoring.outcomes import outcomes

pytestmark = pytest.mark.unit

START = date(2026, 12, 7)
DATED = replace(CENTRE, calendar=Calendar(5, ("early", "late"), START))


def test_figures_count_everybody_on_the_list() -> None:
    ten_days_ago = date(2026, 11, 27)
    hospital = problem(
        patient("p1", decision_date=ten_days_ago, treat_by_day=1),
        patient("p2", decision_date=ten_days_ago, treat_by_day=2),
        patient("p3", decision_date=ten_days_ago, treat_by_day=9),
        patient("p4", treat_by_day=-3),
        centre=DATED,
    )
    found = outcomes(hospital, Plan((book("p1", day=1), book("p2", day=3))))

    assert found.admitted == 2
    # 11 and 13 days; p3 has waited 15 at the end of the horizon; p4's is not known.
    assert found.mean_wait_days == pytest.approx(13.0)
    assert found.p90_wait_days == pytest.approx(14.6)
    # p2 comes a day late, p4 does not come at all.
    assert found.treat_by_breaches == 2


def test_expected_numbers_without_a_bed_are_sums_of_risks() -> None:
    long_or_short = Pathway(
        (
            Stage("operation", 0),
            Stage("icu", 1, Empirical((1.0, 3.0))),
            Stage("ward", 1),
        )
    )
    hospital = problem(*(patient(f"p{n}", pathway=long_or_short) for n in (1, 2)))
    found = outcomes(hospital, Plan((book("p1"), book("p2", day=1))))
    assert found.no_pool_bed == pytest.approx(0.5, abs=0.001)
    assert found.no_ward_bed == 0.0


def test_what_is_not_known_is_none() -> None:
    found = outcomes(problem(patient("p1"), centre=CENTRE), Plan((book("p1"),)))
    assert found.admitted == 1
    assert found.mean_wait_days is None
    assert found.p90_wait_days is None
    assert found.treat_by_breaches is None
    assert found.no_pool_bed is None
    assert found.no_ward_bed is None
