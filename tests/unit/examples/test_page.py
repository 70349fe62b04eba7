"""The page on the example says what the example is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mapigo.domain import Pathway
from mapigo.examples import heart_centre
from mapigo.examples.casemix import (
    Procedure,
    case_minutes,
    planned_minutes,
    procedures,
)
from mapigo.examples.pathways import pathway
from mapigo.examples.priorities import urgencies

pytestmark = pytest.mark.docs

CHECKOUT = Path(__file__).resolve().parents[3]
PAGE = CHECKOUT / "docs" / "explanation" / "example-heart-centre.md"


def _way(way: Pathway) -> str:
    stages = [f"{s.place.replace('_', '-')} {s.days or ''}".strip() for s in way.stages]
    return " > ".join(stages)


@pytest.mark.parametrize("procedure", procedures(), ids=lambda one: one.id)
def test_page_has_the_line_of_each_procedure(procedure: Procedure) -> None:
    problem = heart_centre()
    on_the_list = Counter(entry.procedure for entry in problem.waiting_list)
    cells = (
        procedure.name,
        on_the_list[procedure.name],
        planned_minutes(case_minutes(procedure, 0.5)),
        _way(pathway(procedure.id, 0.0, problem.policy.stay_quantile)),
        ", ".join(
            f"{one.priority} {one.target_days}"
            for one in urgencies(procedure.target_group)
        ),
    )
    line = "| " + " | ".join(str(cell) for cell in cells) + " |"
    assert line in PAGE.read_text(encoding="utf-8").splitlines()
