"""Whatever is asked of it, the example heart centre is a valid problem."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapigo.domain import PlanningProblem
from mapigo.domain.validation import find_faults
from mapigo.examples import heart_centre

pytestmark = pytest.mark.property

REQUESTS = st.fixed_dictionaries(
    {
        "weeks": st.integers(1, 12),
        "seed": st.integers(0, 2**40),
        "size": st.floats(0.2, 1.5),
        "n_waiting": st.none() | st.integers(1, 400),
        "start_date": st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    }
)


@settings(max_examples=40)
@given(REQUESTS)
def test_centre_is_a_valid_problem(arguments: dict[str, object]) -> None:
    problem = heart_centre(**arguments)  # type: ignore[arg-type]
    assert find_faults(problem) == []
    _check_care(problem)
    _check_dates(problem)


def _check_care(problem: PlanningProblem) -> None:
    """Workload and skill are given for each shift, and only inside the ward."""
    per_day = problem.centre.calendar.shifts_per_day
    for entry in problem.waiting_list:
        ward_days = set(entry.pathway.ward_offsets)
        assert len(entry.workload) == per_day * entry.pathway.length_of_stay
        assert len(entry.required_skill) == len(entry.workload)
        for shift, load in enumerate(entry.workload):
            assert (load > 0) == (shift // per_day in ward_days)


def _check_dates(problem: PlanningProblem) -> None:
    """Windows lie in the horizon, and referral and decision before it."""
    calendar = problem.centre.calendar
    assert calendar.start_date is not None
    for entry in problem.waiting_list:
        assert 0 <= entry.earliest_day <= problem.latest_day(entry) < calendar.n_days
        assert entry.decision_date is not None
        assert timedelta(0) <= calendar.start_date - entry.decision_date


@settings(max_examples=10)
@given(REQUESTS)
def test_same_request_gives_the_same_centre(arguments: dict[str, object]) -> None:
    assert heart_centre(**arguments) == heart_centre(**arguments)  # type: ignore[arg-type]
