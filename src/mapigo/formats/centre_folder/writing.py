"""Write a planning problem as the files of a centre folder."""

from __future__ import annotations

from mapigo.domain.problem import PlanningProblem
from mapigo.formats.centre_folder.house import house_rows
from mapigo.formats.centre_folder.people import people_rows
from mapigo.formats.centre_folder.settings import SETTINGS_FILE, settings_text
from mapigo.formats.centre_folder.staff import staff_rows
from mapigo.formats.tables import table_text

__all__ = ["centre_folder_texts"]


def centre_folder_texts(problem: PlanningProblem) -> dict[str, str]:
    """Return the text of each file by its name; optional tables only with rows.

    A room whose closed beds are all 0 comes back without closed beds.
    """
    texts = {SETTINGS_FILE: settings_text(problem)}
    for table, rows in (
        *people_rows(problem),
        *house_rows(problem.centre),
        *staff_rows(problem.centre),
    ):
        if rows or not table.optional:
            texts[table.file] = table_text(rows, table, problem.centre.calendar)
    return texts
