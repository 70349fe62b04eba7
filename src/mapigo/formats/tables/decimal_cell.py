"""A decimal number in a cell."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import shown
from mapigo.formats.tables.cells import Cell, CellError

__all__ = ["DecimalNumber", "number_text"]

_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


@dataclass(frozen=True)
class DecimalNumber(Cell):
    """A number in a range, with or without decimals."""

    least: float
    most: float
    blank = 0.0

    @property
    def kind(self) -> str:
        """Name the range."""
        return f"number from {self.least:g} to {self.most:g}"

    def read(self, text: str, calendar: Calendar) -> float:
        """Return the number."""
        value = float(text) if _DECIMAL.fullmatch(text) else math.nan
        if not math.isfinite(value):
            message = f"expected a number, came {shown(text)!r}{_remedy(text)}."
            raise CellError(message)
        if not self.least <= value <= self.most:
            message = f"expected a {self.kind}, came {shown(text)}."
            raise CellError(message)
        return value

    def write(self, value: float, calendar: Calendar) -> str:
        """Return the number with as many digits as it has."""
        return number_text(value)


def number_text(value: float) -> str:
    """Return a number with as many digits as it has, and no more."""
    return f"{value:g}" if float(f"{value:g}") == value else repr(float(value))


def _remedy(text: str) -> str:
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
        return ": write the decimals after a point"
    return ""
