"""Tables with a column a day, cut into fortnights so that they fit a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mapigo.report.days import DayHead, DayNames
from mapigo.report.pressure import Use

__all__ = ["DayGrid", "GridRow", "fortnight_grids"]

Cell = TypeVar("Cell", bound=Use | int | None, covariant=True)


@dataclass(frozen=True, slots=True)
class GridRow(Generic[Cell]):
    """A row: its name, a note below it, and a cell for each day (``None``: closed)."""

    name: str
    cells: Sequence[Cell]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayGrid:
    """One table: the days of a fortnight across, things that are used down."""

    caption: str
    heads: tuple[DayHead, ...]
    rows: tuple[GridRow[Use | int | None], ...]


def fortnight_grids(
    days: DayNames, caption: str, rows: Sequence[GridRow[Use | int | None]]
) -> tuple[DayGrid, ...]:
    """Cut rows over the whole horizon into one table a fortnight."""
    return tuple(
        DayGrid(
            caption=f"{caption}, {days.span(block[0], block[-1])}",
            heads=tuple(days.head(day) for day in block),
            rows=tuple(
                GridRow(row.name, row.cells[block.start : block.stop], row.note)
                for row in rows
            ),
        )
        for block in days.fortnights()
    )
