"""How many lists are to be expected to run past their sessions."""

from __future__ import annotations

import pytest
from tests.reference.listed_days import centre_with, entry, plan_of

from mapigo.domain import Empirical
from mapigo.report import kpis

pytestmark = pytest.mark.unit

PLAN = plan_of(("a", "OT1", "S1"), ("b", "OT2", "S2"))


def test_shares_of_all_lists_of_a_kind_are_added_up() -> None:
    every_other_day = Empirical((100.0, 500.0))
    problem = centre_with(entry("a", duration=every_other_day), entry("b"))
    (figure,) = (k for k in kpis(problem, PLAN) if k.name == "expected_overruns")
    assert (figure.subject, figure.value, figure.text) == ("OR", 0.25, "25%")
    assert figure.basis == "0.5 of 2 lists"


def test_nothing_is_said_where_no_minutes_vary() -> None:
    problem = centre_with(entry("a"), entry("b"))
    assert "expected_overruns" not in {figure.name for figure in kpis(problem, PLAN)}
