"""A pool that nobody staffs is told before planning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.strategies.small_centre import small_problem

from mapigo.domain import Pool
from mapigo.explain import unstaffed_pools

pytestmark = pytest.mark.unit


def test_a_staffed_pool_is_not_mentioned() -> None:
    assert list(unstaffed_pools(small_problem())) == []


def test_a_pool_without_a_unit_is_named_with_those_who_need_it() -> None:
    problem = small_problem(
        pool={"capacity_by_day": (0, 0, 0, 0)}, policy={"pool_reserve": {}}
    )
    (sentence,) = unstaffed_pools(problem)
    assert sentence.startswith("pool 'icu' has no unit to give on any day")
    assert "1 on the waiting list" in sentence
    assert "(W1)" in sentence


def test_a_pool_that_is_kept_for_emergencies_as_a_whole_gives_none() -> None:
    problem = small_problem(policy={"pool_reserve": {"icu": 2}})
    assert len(list(unstaffed_pools(problem))) == 1
    one_left = small_problem(policy={"pool_reserve": {"icu": 1}})
    assert list(unstaffed_pools(one_left)) == []


def test_a_pool_that_nobody_needs_may_be_empty() -> None:
    problem = small_problem()
    closed = Pool("hdu", (0, 0, 0, 0))
    centre = replace(problem.centre, pools=(*problem.centre.pools, closed))
    assert list(unstaffed_pools(replace(problem, centre=centre))) == []
