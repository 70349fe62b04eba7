"""Every exception of the package.

::

    MapigoError
    ├── InputError        what was read is not what it should be (also ValueError)
    │   └── PlanMismatchError   the plan belongs to another problem
    ├── OutputError       a result cannot be written (also OSError)
    └── SolverError       the planner cannot treat this problem
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "Fault",
    "InputError",
    "MapigoError",
    "OutputError",
    "PlanMismatchError",
    "SolverError",
]

MOST_FAULTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input.

    ``message`` is a sentence: what was expected, what came, how to mend it.
    ``where`` says where to look: a file and line, or a table and id. ``table``,
    ``item`` and ``field`` name the place for programs, so that a reader can turn
    them into a file and line.
    """

    message: str
    where: str = ""
    table: str = ""
    item: str = ""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class MapigoError(Exception):
    """Root of every exception that mapigo raises on purpose."""


class InputError(MapigoError, ValueError):
    """The input has faults; all of those found are in ``faults``."""

    def __init__(self, faults: Sequence[Fault] | Iterable[Fault] | str) -> None:
        if isinstance(faults, str):
            faults = (Fault(faults),)
        self.faults = tuple(faults)
        shown = [str(fault) for fault in self.faults[:MOST_FAULTS_SHOWN]]
        n_hidden = len(self.faults) - len(shown)
        if n_hidden:
            shown.append(f"… and {n_hidden} more faults.")
        super().__init__("\n".join(shown))


class PlanMismatchError(InputError):
    """The plan names patients, rooms or nurses that the problem does not have."""


class OutputError(MapigoError, OSError):
    """A result cannot be written where it was asked for."""


class SolverError(MapigoError, RuntimeError):
    """The planner cannot treat this problem; the message says which limit it meets."""
