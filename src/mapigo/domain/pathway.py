"""The way through the house: stages from the day of admission to discharge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mapigo.domain.distributions import Distribution

__all__ = ["OPERATION", "WARD", "Pathway", "Stage"]

WARD = "ward"
OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the stay: ``WARD``, ``OPERATION``, or the id of a pool (ICU beds …).

    ``days`` is the planned number of bed-days, 0 for the operation, which takes place
    on the day reached by then. ``length`` is the distribution behind it, if known.
    """

    place: str
    days: int
    length: Distribution | None = None


@dataclass(frozen=True, slots=True)
class Pathway:
    """Stages in order, from the day of admission.

    ``ward 1, operation, icu 2, ward 4`` fills a ward bed on the day of admission, the
    ICU on the day of the operation (day 1) and the day after, and a ward bed on days
    3 to 6. A bed-day is the day and the night that follows it.
    """

    stages: tuple[Stage, ...]

    @classmethod
    def simple(cls, ward_days: int) -> Pathway:
        """Return the benchmark's pathway: operated on admission, then the ward."""
        return cls((Stage(OPERATION, 0), Stage(WARD, ward_days)))

    @property
    def length_of_stay(self) -> int:
        """Planned bed-days from admission to discharge."""
        return sum(stage.days for stage in self.stages)

    @property
    def operation_offset(self) -> int | None:
        """Days from admission to the operation; ``None`` where there is none."""
        day = 0
        for stage in self.stages:
            if stage.place == OPERATION:
                return day
            day += stage.days
        return None

    @property
    def place_after_operation(self) -> str:
        """Where the first bed-day after the operation is; empty where there is none."""
        places = iter(self.stages)
        for stage in places:
            if stage.place == OPERATION:
                break
        return next((stage.place for stage in places if stage.days), "")

    def _bed_days(self) -> Iterator[tuple[str, int]]:
        day = 0
        for stage in self.stages:
            for offset in range(day, day + stage.days):
                yield stage.place, offset
            day += stage.days

    @property
    def ward_offsets(self) -> tuple[int, ...]:
        """Days after admission on which a ward bed is filled."""
        return tuple(day for place, day in self._bed_days() if place == WARD)

    def has_ward_day(self, admission_day: int, n_days: int) -> bool:
        """Whether a ward day lies within a horizon, so that the stay needs a room."""
        return any(admission_day + offset < n_days for offset in self.ward_offsets)

    @property
    def pool_offsets(self) -> tuple[tuple[str, int], ...]:
        """Pairs (pool id, days after admission) of the beds used outside the ward."""
        return tuple((place, day) for place, day in self._bed_days() if place != WARD)
