"""A distribution in one readable cell: ``lognormal 5.5 0.27 + 45``."""

from __future__ import annotations

from mapigo.domain.calendar import Calendar
from mapigo.domain.distributions import Distribution, LogNormal
from mapigo.formats.tables.cells import Cell
from mapigo.formats.tables.distribution_text import (
    distribution_text,
    read_distribution,
)

__all__ = ["DistributionCell"]


class DistributionCell(Cell):
    """How long something takes when that varies."""

    kind = "distribution: lognormal 5.5 0.27 + 45, a mixture, or observed 180 200 240"
    blank = LogNormal(0.0, 0.0)

    def read(self, text: str, calendar: Calendar) -> Distribution:
        """Return the distribution."""
        return read_distribution(text)

    def write(self, value: Distribution, calendar: Calendar) -> str:
        """Return the distribution in words."""
        return distribution_text(value)
