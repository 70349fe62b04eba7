"""The score equals the official validator's, rule by rule, on published plans."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mapigo.domain import RULES
from mapigo.formats import read_plan, read_problem
from mapigo.scoring import score_plan

pytestmark = pytest.mark.golden

N_PLANS = 100


@pytest.fixture(scope="module")
def answers(ihtc_folder: Path) -> list[dict[str, str]]:
    """Return the official answers; costs that they leave undefined are empty."""
    with (ihtc_folder / "golden" / "golden.csv").open(newline="") as table:
        return list(csv.DictReader(table))


def test_every_column_of_every_plan_is_reproduced(
    ihtc_folder: Path, answers: list[dict[str, str]]
) -> None:
    assert len(answers) == N_PLANS
    differences = [
        f"{row['plan']}, {column}: official {official}, here {ours}"
        for row in answers
        for column, official, ours in _columns(ihtc_folder, row)
        if official and int(official) != ours
    ]
    assert not differences


def _columns(folder: Path, row: dict[str, str]) -> list[tuple[str, str, int]]:
    """Return (column, official answer, answer here) of one plan."""
    set_folder = "competition" if row["instance"].startswith("i") else "test"
    problem = read_problem(folder / set_folder / f"{row['instance']}.json")
    plan = read_plan(folder / "golden" / row["plan"], problem)
    score = score_plan(problem, plan)
    ours = {"total_violations": score.violations, "total_cost": score.cost}
    for rule in RULES.values():
        if rule.ihtc_name:
            line = score.rule(rule.code)
            ours[rule.ihtc_name] = line.amount if rule.is_hard else line.cost
    return [(column, row[column], answer) for column, answer in ours.items()]
