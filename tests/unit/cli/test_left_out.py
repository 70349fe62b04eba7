"""Which mandatory patients a plan leaves out, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapigo.app.summaries import Admissions
from mapigo.cli.left_out import MOST_NAMED, left_out

pytestmark = pytest.mark.unit

SOURCE, PLAN = Path("our centre"), Path("plan.json")


def lines(*names: str) -> list[str]:
    people = Admissions(("a",), names, left_out=names, n_mandatory=len(names) + 1)
    return list(left_out(people, SOURCE, PLAN))


def test_nothing_is_said_when_all_are_admitted():
    assert lines() == []


def test_those_left_out_are_counted_and_named():
    assert lines("p3", "p1") == [
        "Not admitted, though mandatory: 2 of 3 patients: p3, p1.",
        "Ask why: mapigo explain 'our centre' plan.json p3",
    ]


def test_of_many_the_first_are_named():
    names = [f"p{n}" for n in range(MOST_NAMED + 1000)]
    said, _ = lines(*names)
    assert said.startswith("Not admitted, though mandatory: 1,012 of 1,013 patients: ")
    assert said.endswith(", p11 and 1,000 more (--json names all).")
    assert "p12" not in said
