"""How large a hospital is asked for, and how full; checked at once."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Calendar
from mapigo.errors import Fault, InputError
from mapigo.examples.benchmark.proportions import (
    BED_DEMAND,
    MANDATORY_SHARE,
    SURGEON_DEMAND,
)
from mapigo.examples.request import SHIFT_TYPES, check_whole

__all__ = ["Size"]

FEWEST_DAYS, MOST_DAYS = 7, 366
MOST_PATIENTS = 20_000
LOWEST_DEMAND, HIGHEST_DEMAND = 0.1, 10.0


@dataclass(frozen=True, slots=True)
class Size:
    """The arguments of :func:`mapigo.examples.benchmark_hospital`, checked when made.

    Raises
    ------
    InputError
        With a sentence for each argument that is not what it should be.
    """

    n_days: int = 56
    n_patients: int = 1300
    seed: int = 1
    bed_demand: float = BED_DEMAND
    surgeon_demand: float = SURGEON_DEMAND
    mandatory_share: float = MANDATORY_SHARE

    def __post_init__(self) -> None:
        faults = [
            *check_whole("n_days", self.n_days, FEWEST_DAYS, MOST_DAYS),
            *check_whole("n_patients", self.n_patients, 1, MOST_PATIENTS),
            *check_whole("seed", self.seed, 0),
            *_check_number(
                "bed_demand", self.bed_demand, LOWEST_DEMAND, HIGHEST_DEMAND
            ),
            *_check_number(
                "surgeon_demand", self.surgeon_demand, LOWEST_DEMAND, HIGHEST_DEMAND
            ),
            *_check_number("mandatory_share", self.mandatory_share, 0.0, 1.0),
        ]
        if faults:
            raise InputError(faults)

    def calendar(self) -> Calendar:
        """Return the horizon."""
        return Calendar(self.n_days, SHIFT_TYPES)


def _check_number(name: str, given: object, low: float, high: float) -> list[Fault]:
    """Check that an argument is a number in a range."""
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    if is_number and low <= given <= high:  # type: ignore[operator]
        return []
    message = (
        f"{name} must be a number from {low:g} to {high:g}, but {given!r} was given."
    )
    return [Fault(message, table="arguments", field=name)]
