"""The bound lies below the cost of published plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapigo.formats import read_plan, read_problem
from mapigo.scoring import score_plan
from mapigo.solver import lower_bound

pytestmark = pytest.mark.golden


@pytest.mark.parametrize("name", ["i01", "i03", "i04", "test03"])
def test_the_bound_is_below_a_published_plan(ihtc_folder: Path, name: str) -> None:
    set_folder = "competition" if name.startswith("i") else "test"
    problem = read_problem(ihtc_folder / set_folder / f"{name}.json")
    plan = read_plan(ihtc_folder / "golden" / f"{name}_published.json", problem)
    score = score_plan(problem, plan)
    assert score.is_feasible
    bound = lower_bound(problem, 1.0)
    assert bound.value is not None
    assert 0.6 * score.cost < bound.value <= score.cost
