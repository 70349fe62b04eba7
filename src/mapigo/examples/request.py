"""What was asked for: how many weeks, which seed, how large; checked at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from mapigo.domain import Calendar
from mapigo.errors import Fault, InputError
from mapigo.examples.figures import value

__all__ = ["SHIFT_TYPES", "Request", "check_whole"]

DEFAULT_START_DATE = date(2027, 1, 4)
"""A Monday, after the holidays."""

SHIFT_TYPES = ("early", "late", "night")
FEWEST_WEEKS, MOST_WEEKS = 1, 12
SMALLEST_SIZE, LARGEST_SIZE = 0.2, 10.0
MOST_WAITING = 30_000
"""The planner holds 32,767 persons, those already in included."""


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of :func:`mapigo.examples.heart_centre`. Making one checks them.

    Raises
    ------
    InputError
        With a sentence for each argument that is not what it should be.
    """

    weeks: int = 4
    seed: int = 1
    size: float = 1.0
    n_waiting: int | None = None
    start_date: date | None = None

    def __post_init__(self) -> None:
        faults = [
            *check_whole("weeks", self.weeks, FEWEST_WEEKS, MOST_WEEKS),
            *check_whole("seed", self.seed, 0),
            *_check_size(self.size),
            *_check_start_date(self.start_date),
        ]
        if self.n_waiting is not None:
            faults += check_whole("n_waiting", self.n_waiting, 1, MOST_WAITING)
        if faults:
            raise InputError(faults)

    @property
    def list_length(self) -> int:
        """Patients on the waiting list."""
        if self.n_waiting is not None:
            return self.n_waiting
        return self.scaled(value("waiting_per_week") * self.weeks)

    @property
    def first_date(self) -> date:
        """Date of day 0."""
        return self.start_date or DEFAULT_START_DATE

    def scaled(self, number: float, at_least: int = 1) -> int:
        """Return a number of things at this size, rounded half up."""
        return max(at_least, math.floor(number * self.size + 0.5))

    def calendar(self) -> Calendar:
        """Return the horizon."""
        return Calendar(7 * self.weeks, SHIFT_TYPES, self.first_date)


def check_whole(
    name: str, given: object, low: int, high: float = math.inf
) -> list[Fault]:
    """Check that an argument is a whole number in a range."""
    if isinstance(given, int) and not isinstance(given, bool) and low <= given <= high:
        return []
    wanted = f"{low} or more" if high == math.inf else f"from {low} to {high:,}"
    message = f"{name} must be a whole number {wanted}, but {given!r} was given."
    return [Fault(message, table="arguments", field=name)]


def _check_size(given: object) -> list[Fault]:
    """Check that the size is a number in its range."""
    if (
        isinstance(given, int | float)
        and not isinstance(given, bool)
        and SMALLEST_SIZE <= given <= LARGEST_SIZE
    ):
        return []
    message = (
        f"size must be a number from {SMALLEST_SIZE} to {LARGEST_SIZE}, "
        f"but {given!r} was given; 1.0 is a centre of nine theatres and laboratories."
    )
    return [Fault(message, table="arguments", field="size")]


def _check_start_date(given: object) -> list[Fault]:
    """Check that the start date is a date, if there is one."""
    if given is None or type(given) is date:
        return []
    message = f"start_date must be a date such as 2027-01-04, but {given!r} was given."
    return [Fault(message, table="arguments", field="start_date")]
