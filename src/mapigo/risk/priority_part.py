"""One part of a priority: a name, what it is from, and its points."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NOT_KNOWN", "PART_NAMES", "PriorityPart"]

NOT_KNOWN = "not known"
"""What a part without findings is from; it is worth nothing."""

PART_NAMES = (
    "base",
    "class",
    "symptoms",
    "LVEF",
    "coronary",
    "valve",
    "waiting",
    "cap",
)
"""The parts of every priority, in order."""


@dataclass(frozen=True, slots=True)
class PriorityPart:
    """One part: one of ``PART_NAMES``, the finding it is from, and its points."""

    name: str
    finding: str
    points: int
