"""Which pools are taken for intensive care."""

from __future__ import annotations

import pytest

from mapigo.domain import Pool
from mapigo.domain.intensive_care import is_intensive_care

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("pool_id", "name"),
    [("icu", ""), ("ICU_2", ""), ("icu2", ""), ("u1", "Intensive care"), ("ccu", "")],
)
def test_beds_of_intensive_care(pool_id: str, name: str) -> None:
    assert is_intensive_care(Pool(pool_id, (1,), name))


@pytest.mark.parametrize(
    ("pool_id", "name"),
    [("step_down", "Step-down beds"), ("occupancy", ""), ("difficult", "Teams")],
)
def test_other_pools(pool_id: str, name: str) -> None:
    assert not is_intensive_care(Pool(pool_id, (1,), name))
