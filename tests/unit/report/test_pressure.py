"""How full something is, in levels and signs."""

from __future__ import annotations

import pytest

from mapigo.report.pressure import BUSY, EMPTY, FULL, OVER, SOME, Use

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("used", "capacity", "level", "sign", "percent", "bar_percent"),
    [
        (0, 4, EMPTY, "", 0, 0),
        (1, 4, SOME, "", 25, 25),
        (9, 10, BUSY, "", 90, 90),
        (999, 1000, BUSY, "", 99, 99),
        (4, 4, FULL, "●", 100, 100),
        (5, 4, OVER, "‼", 125, 100),
        (1, 0, OVER, "‼", 100, 100),
        (0, 0, EMPTY, "", 0, 0),
    ],
)
def test_levels_and_signs(used, capacity, level, sign, percent, bar_percent) -> None:
    use = Use(used, capacity)
    assert (use.level, use.sign) == (level, sign)
    assert (use.percent, use.bar_percent) == (percent, bar_percent)
