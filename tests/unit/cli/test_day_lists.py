"""What is said of a day's lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.listed_days import centre_with, entry, plan_of

from mapigo.app.listing import ListedDay
from mapigo.cli.day_lists import print_days
from mapigo.daylist import finishes, list_day

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("bound", "said"), [(999, "at most 1 %"), (965, "at most 4 %"), (0, "100 %")]
)
def test_a_gap_is_never_told_smaller_than_it_is(
    bound: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = centre_with(entry("a"))
    day_list = list_day(problem, plan_of(("a", "OT1", "S1")), 0)
    unproven = replace(day_list, cost=1000, bound=bound)
    print_days(problem, [ListedDay(unproven, finishes(problem, unproven))])
    assert said in capsys.readouterr().out
