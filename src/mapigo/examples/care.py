"""How much work a patient is, and how skilled a nurse is needed, shift by shift."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mapigo.domain import OPERATION, WARD, Pathway
from mapigo.examples.tables import rows

__all__ = ["care_of_days", "parts_of_stay"]

FIRST_DAYS = 2
"""Ward days after the operation that count as the first ones."""

ELSEWHERE = ""
NO_CARE = ((0, 0, 0), 0)


def parts_of_stay(pathway: Pathway) -> list[str]:
    """Name the part of the stay of each bed-day; it is empty outside the ward."""
    parts: list[str] = []
    before = True
    n_ward_days_after = 0
    for stage in pathway.stages:
        before = before and stage.place != OPERATION
        for _ in range(stage.days):
            if stage.place != WARD:
                parts.append(ELSEWHERE)
            elif before:
                parts.append("before")
            else:
                n_ward_days_after += 1
                is_first = n_ward_days_after <= FIRST_DAYS
                parts.append("first_days" if is_first else "later")
    return parts


def care_of_days(
    care: str, parts: Sequence[str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return workload and required skill of each shift, by the part of each day."""
    points = _points(care)
    days = [points[part] if part else NO_CARE for part in parts]
    workload = tuple(load for loads, _ in days for load in loads)
    required_skill = tuple(skill for loads, skill in days for _ in loads)
    return workload, required_skill


@cache
def _points(care: str) -> dict[str, tuple[tuple[int, int, int], int]]:
    """Return workload by shift, and skill, for each part of the stay."""
    return {
        row["part"]: (
            (int(row["early"]), int(row["late"]), int(row["night"])),
            int(row["skill"]),
        )
        for row in rows("care")
        if row["care"] == care
    }
