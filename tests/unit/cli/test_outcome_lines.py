"""The lines that say what a plan means."""

from __future__ import annotations

import pytest

from mapigo.app.outcomes import PlanOutcomes, outcomes_as_json
from mapigo.cli.outcome_lines import outcome_lines
from mapigo.scoring.outcomes import Outcomes

pytestmark = pytest.mark.unit

ALL_KNOWN = PlanOutcomes(Outcomes(1_478, 51.8, 113.2, 286, 3.62, 0.33), 1_600, 1441.8)
NOTHING_KNOWN = PlanOutcomes(Outcomes(2, None, None, None, None, None), 3, None)


def test_each_figure_has_its_line() -> None:
    assert list(outcome_lines(ALL_KNOWN)) == [
        "admitted  1,478 of 1,600 on the waiting list; 122 wait on",
        "waits     52 days in the mean, nine in ten up to 113, with those who wait on",
        "late      286 operated on after their treat-by day, or not within the horizon",
        "expected  3.6 times no bed in the ICU or another pool, 0.3 on a ward",
        "expected  24.0 hours past the sessions",
    ]


def test_what_is_not_known_has_no_line() -> None:
    (line,) = outcome_lines(NOTHING_KNOWN)
    assert line == "admitted  2 of 3 on the waiting list; 1 wait on"


def test_in_json_everything_has_a_key() -> None:
    assert outcomes_as_json(ALL_KNOWN) == {
        "admitted": 1_478,
        "mean_wait_days": 51.8,
        "p90_wait_days": 113.2,
        "treat_by_breaches": 286,
        "no_pool_bed": 3.62,
        "no_ward_bed": 0.33,
        "overtime_minutes": 1441.8,
    }
    nothing = outcomes_as_json(NOTHING_KNOWN)
    assert {key for key, value in nothing.items() if value is not None} == {"admitted"}
