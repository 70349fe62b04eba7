"""A pathway in one readable cell: ``ward 1 > operation > icu 2 > ward 4``."""

from __future__ import annotations

import re

from mapigo.domain.calendar import Calendar
from mapigo.domain.pathway import OPERATION, Pathway, Stage
from mapigo.domain.validation.item import shown
from mapigo.formats.tables.cells import Cell, CellError
from mapigo.formats.tables.distribution_text import (
    distribution_text,
    read_distribution,
)

__all__ = ["PathwayCell"]

_STAGE = re.compile(
    r"(?P<place>\S|\S.*?\S)\s+(?P<days>[0-9]{1,6})"
    r"(?:\s*\((?P<length>[^()]*)\))?"
)


class PathwayCell(Cell):
    """Stages from admission to discharge.

    A stage is a place and its bed-days, with the distribution of days where the length
    is uncertain: ``icu 2 (lognormal 0.31 0.61)``.
    """

    kind = "stages: ward 1 > operation > icu 2 (lognormal 0.31 0.61) > ward 4"
    blank = Pathway(())

    def read(self, text: str, calendar: Calendar) -> Pathway:
        """Return the pathway."""
        return Pathway(tuple(_stage(part.strip()) for part in text.split(">")))

    def write(self, value: Pathway, calendar: Calendar) -> str:
        """Return the stages between ``>``."""
        return " > ".join(_words(stage) for stage in value.stages)


def _stage(text: str) -> Stage:
    if text == OPERATION:
        return Stage(OPERATION, 0)
    match = _STAGE.fullmatch(text)
    if match is None:
        message = (
            "expected a stage such as 'ward 4', 'operation' or "
            f"'icu 2 (lognormal 0.31 0.61)', came {shown(text)!r}."
        )
        raise CellError(message)
    length = None
    if match["length"] is not None:
        length = read_distribution(match["length"])
    return Stage(match["place"], int(match["days"]), length)


def _words(stage: Stage) -> str:
    if stage.place == OPERATION:
        return OPERATION
    if stage.length is None:
        return f"{stage.place} {stage.days}"
    return f"{stage.place} {stage.days} ({distribution_text(stage.length)})"
