"""The declaration of a CSV table and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from mapigo.formats.tables.cells import Cell

__all__ = ["REQUIRED", "Column", "Table"]


class _Required:
    def __repr__(self) -> str:
        return "required"


REQUIRED: Final = _Required()
"""The default of a column that must be there and filled in."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells hold, what it means, and an example.

    An empty cell, or a column that is absent, means ``default``. ``refers_to`` is the
    table in whose ids the cell must be, where only the reader can know.
    """

    name: str
    cell: Cell
    meaning: str
    example: str
    default: Any = REQUIRED
    refers_to: str = ""

    @property
    def is_required(self) -> bool:
        """Whether the column must be there and every cell filled in."""
        return self.default is REQUIRED


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file is ``name``.csv.

    The ``key`` columns together tell rows apart; without any, rows may repeat. The
    first column says whom a row is about.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: bool = False

    @property
    def file(self) -> str:
        """Name of the table's file."""
        return f"{self.name}.csv"
