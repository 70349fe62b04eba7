"""A score as a table, and in a sentence."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from mapigo.cli.score_table import feasibility, score_table
from mapigo.scoring import Charge, Score

pytestmark = pytest.mark.unit

FEASIBLE = Score.from_charges([Charge("S7", 1200)], {"S7": 5})
BROKEN = Score.from_charges([Charge("H7", 2), Charge("H3", 30)], {})


def drawn(score: Score) -> str:
    console = Console(file=io.StringIO(), width=100)
    console.print(score_table(score.by_rule))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_soft_rule_has_count_weight_and_cost():
    line = next(line for line in drawn(FEASIBLE).splitlines() if "delay" in line)
    assert line.split() == ["S7", "delay", "1,200", "5", "6,000"]


def test_a_hard_rule_has_a_count_and_no_price():
    line = next(line for line in drawn(BROKEN).splitlines() if "capacity" in line)
    assert line.split() == ["H7", "room", "capacity", "2", "hard"]


def test_a_feasible_plan_is_said_to_be_so():
    assert feasibility(FEASIBLE) == (
        "The plan is feasible: every hard rule holds. Its cost is 6,000."
    )


def test_an_infeasible_plan_names_what_it_breaks():
    assert feasibility(BROKEN) == (
        "The plan is infeasible: it breaks H3 surgeon time (30), "
        "H7 room capacity (2). Its cost is 0."
    )
