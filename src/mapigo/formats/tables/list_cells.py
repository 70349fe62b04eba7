"""Several values in one cell: labels between semicolons, numbers between spaces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from mapigo.domain.calendar import Calendar
from mapigo.domain.validation.item import shown
from mapigo.domain.validation.limits import MOST_SHIFT_TYPES, MOST_STAY_DAYS
from mapigo.formats.tables.cells import Cell, CellError

__all__ = ["Labels", "NumbersPerShift"]

MOST_NUMBERS = MOST_STAY_DAYS * MOST_SHIFT_TYPES
_RUN = re.compile(r"([0-9]{1,9})(?:x([0-9]{1,6}))?")


@dataclass(frozen=True)
class Labels(Cell):
    """Ids or labels between semicolons; a set unless ``ordered``."""

    ordered: bool = False
    kind = "list between semicolons"

    @property
    def blank(self) -> Collection[str]:
        """Return no label."""
        return self._gathered(())

    def read(self, text: str, calendar: Calendar) -> Collection[str]:
        """Return the labels; an empty place at the end is no label."""
        labels = [label.strip() for label in text.strip("; ").split(";")]
        if "" in labels:
            message = f"an empty place between two semicolons in {shown(text)!r}."
            raise CellError(message)
        if len(set(labels)) < len(labels):
            message = f"a label stands twice in {shown(text)!r}: name it once."
            raise CellError(message)
        return self._gathered(labels)

    def _gathered(self, labels: Iterable[str]) -> Collection[str]:
        return tuple(labels) if self.ordered else frozenset(labels)

    def write(self, value: Collection[str], calendar: Calendar) -> str:
        """Return the labels in their order, a set sorted."""
        return ";".join(value if self.ordered else sorted(value))


class NumbersPerShift(Cell):
    """One whole number per shift: ``2 2 2 1 1``, or in runs ``2x3 1x2``."""

    kind = "numbers between spaces; 2x3 stands for 2 2 2"
    blank = ()

    def read(self, text: str, calendar: Calendar) -> tuple[int, ...]:
        """Return the numbers, runs written out."""
        numbers: list[int] = []
        for word in text.split():
            run = _RUN.fullmatch(word)
            if run is None:
                message = (
                    "expected whole numbers between spaces, such as 2 2 1 or 2x2 1, "
                    f"came {shown(word)!r}."
                )
                raise CellError(message)
            n_times = int(run[2] or 1)
            if len(numbers) + n_times > MOST_NUMBERS:
                message = f"more than {MOST_NUMBERS} numbers: no stay is that long."
                raise CellError(message)
            numbers += [int(run[1])] * n_times
        return tuple(numbers)

    def write(self, value: Iterable[int], calendar: Calendar) -> str:
        """Return the numbers, as runs where that is shorter."""
        runs = [[str(number) for number in run] for _, run in groupby(value)]
        return " ".join(
            min(" ".join(run), f"{run[0]}x{len(run)}", key=len) for run in runs
        )
