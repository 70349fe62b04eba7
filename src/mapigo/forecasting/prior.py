"""What is believed of a length before the own records are seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mapigo.domain import LogNormal
from mapigo.forecasting.lengths import Lengths, joined, spread_over

__all__ = ["WORTHS_IF_DOUBTED", "WORTH_CASES", "Prior", "PriorSource"]

WORTH_CASES = 10.0
"""How many own cases a prior is worth. Measured: docs/explanation/calibration.md."""
WORTHS_IF_DOUBTED = (3.0, 1.0)
"""What it is worth where the own cases are clearly foretold better that way."""


class PriorSource(StrEnum):
    """Where a prior is from, in the words of the tables."""

    PUBLISHED = "published figures"
    OTHER_PROCEDURES = "other procedures"
    USUAL_SPREAD = "usual spread"


@dataclass(frozen=True, slots=True)
class Prior:
    """A distribution that counts like ``worth`` cases spread evenly over it."""

    distribution: LogNormal
    source: PriorSource
    worth: float = WORTH_CASES

    def with_records(self, own: Lengths) -> Lengths:
        """Return the own lengths, and the prior as further cases."""
        return joined([own, spread_over(self.distribution, self.worth)])

    def weight_of_records(self, n_cases: int) -> float:
        """Return the share of a fit that rests on so many own cases."""
        return n_cases / (n_cases + self.worth)
