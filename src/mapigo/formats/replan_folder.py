"""Write what came of replanning as a folder: the centre, the plan, the difference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mapigo.domain.plan import Plan
from mapigo.domain.problem import PlanningProblem
from mapigo.formats.centre_folder import CENTRE_FILES, centre_folder_texts
from mapigo.formats.output_files import write_folder
from mapigo.formats.plan_json import plan_text

__all__ = ["REPLAN_FILES", "write_replan_folder"]

CENTRE_WITHIN = "centre"
PLAN_FILE = "plan.json"
DIFFERENCE_FILE = "difference.json"
PAGE_FILE = "difference.html"

REPLAN_FILES = frozenset(
    {
        PLAN_FILE,
        DIFFERENCE_FILE,
        PAGE_FILE,
        *(f"{CENTRE_WITHIN}/{name}" for name in CENTRE_FILES),
    }
)
"""Everything that such a folder may hold."""


def write_replan_folder(
    folder: Path,
    problem: PlanningProblem,
    plan: Plan,
    difference: dict[str, Any],
    page: str,
) -> None:
    """Write the folder, whole or not at all.

    Parameters
    ----------
    folder
        An older one, which holds only such files, is replaced.
    problem, plan
        The centre after the events, and its new plan.
    difference
        What changed, as plain values.
    page
        The same as an HTML page.

    Raises
    ------
    OutputError
        When the folder cannot be written.
    """
    texts = {
        PLAN_FILE: plan_text(plan, problem),
        DIFFERENCE_FILE: json.dumps(difference, indent=1, ensure_ascii=False) + "\n",
        PAGE_FILE: page,
    }
    for name, text in centre_folder_texts(problem).items():
        texts[f"{CENTRE_WITHIN}/{name}"] = text
    write_folder(folder, texts, REPLAN_FILES)
