"""What one cell may hold: how it is read, written, and described."""

from __future__ import annotations

import difflib
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import shown

__all__ = [
    "Cell",
    "CellError",
    "Choice",
    "ShiftType",
    "Text",
    "WholeNumber",
    "YesNo",
]

MOST_DIGITS = 15


class CellError(ValueError):
    """A cell does not hold what its column asks for; the message is a sentence."""


class Cell(ABC):
    """One type of cell.

    ``blank`` stands in for a value that cannot be read, so that the rest of the input
    can still be checked.
    """

    @property
    @abstractmethod
    def kind(self) -> str:
        """Words that describe the type in the column list."""

    @property
    @abstractmethod
    def blank(self) -> Any:
        """A value in place of one that cannot be read."""

    @abstractmethod
    def read(self, text: str, calendar: Calendar) -> Any:
        """Return the value of a text that is not empty, or raise ``CellError``."""

    @abstractmethod
    def write(self, value: Any, calendar: Calendar) -> str:
        """Return the text of a value."""


class Text(Cell):
    """Any text."""

    kind = "text"
    blank = ""

    def read(self, text: str, calendar: Calendar) -> str:
        """Return the text itself."""
        return text

    def write(self, value: str, calendar: Calendar) -> str:
        """Return the text itself."""
        return value


@dataclass(frozen=True)
class WholeNumber(Cell):
    """A whole number in a range."""

    least: int
    most: int
    blank = 0

    @property
    def kind(self) -> str:
        """Name the range."""
        return f"whole number from {self.least} to {self.most}"

    def read(self, text: str, calendar: Calendar) -> int:
        """Return the number."""
        value = _whole(text)
        if not self.least <= value <= self.most:
            message = (
                f"expected a number from {self.least} to {self.most}, came {value}."
            )
            raise CellError(message)
        return value

    def write(self, value: int, calendar: Calendar) -> str:
        """Return the digits."""
        return str(value)


class ShiftType(Cell):
    """One of the calendar's shift types."""

    kind = "shift type"
    blank = ""

    def read(self, text: str, calendar: Calendar) -> str:
        """Return the shift type."""
        if text not in calendar.shift_types:
            types = ", ".join(calendar.shift_types)
            message = f"expected one of the shift types {types}, came {shown(text)!r}."
            raise CellError(message)
        return text

    def write(self, value: str, calendar: Calendar) -> str:
        """Return the shift type."""
        return value


class YesNo(Cell):
    """Yes or no; spreadsheet programs' TRUE and FALSE are understood too."""

    kind = "yes or no"
    blank = False

    def read(self, text: str, calendar: Calendar) -> bool:
        """Return whether it says yes."""
        word = text.lower()
        if word in ("yes", "true", "1"):
            return True
        if word in ("no", "false", "0"):
            return False
        message = f"expected yes or no, came {shown(text)!r}."
        raise CellError(message)

    def write(self, value: bool, calendar: Calendar) -> str:
        """Return ``yes`` or ``no``."""
        return "yes" if value else "no"


@dataclass(frozen=True)
class Choice(Cell):
    """One of a few words."""

    options: type[StrEnum]

    @property
    def kind(self) -> str:
        """Name the words."""
        return f"one of {', '.join(self.options)}"

    @property
    def blank(self) -> StrEnum:
        """Return the first word."""
        return next(iter(self.options))

    def read(self, text: str, calendar: Calendar) -> StrEnum:
        """Return the word."""
        try:
            return self.options(text)
        except ValueError:
            # Longer texts are no word, and comparing them takes long.
            near = difflib.get_close_matches(text[:100].lower(), self.options, n=1)
            remedy = f": did you mean {str(near[0])!r}?" if near else "."
            message = f"expected {self.kind}, came {shown(text)!r}{remedy}"
            raise CellError(message) from None

    def write(self, value: StrEnum, calendar: Calendar) -> str:
        """Return the word."""
        return str(value)


def _whole(text: str) -> int:
    """Return a whole number written in digits, or raise ``CellError``."""
    if re.fullmatch(r"[+-]?[0-9]+", text) and len(text) <= MOST_DIGITS:
        return int(text)
    message = f"expected a whole number, came {shown(text)!r}{_remedy(text)}."
    raise CellError(message)


def _remedy(text: str) -> str:
    """Say what a spreadsheet program or analysis tool did to a number."""
    if text.lower() in ("nan", "na", "null", "none"):
        return ": fill in the missing number"
    if text.startswith("#"):
        return ": an error of the spreadsheet; mend its formula"
    if re.fullmatch(r"[+-]?[0-9]+[.,](0|00)?", text):
        return f": write {re.split('[.,]', text)[0]}"
    if re.fullmatch(r"[+-]?[0-9]+(,[0-9]+|\.000)", text):
        return ": a decimal comma or a thousands separator; write digits only"
    return ""
